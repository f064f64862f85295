/** Sessions of roles: who may open one, what it carries, and whose access key a request bears. */
package dev.tenantonboarding.localcloud.sts;
