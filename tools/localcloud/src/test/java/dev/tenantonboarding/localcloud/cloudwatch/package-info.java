/** CloudWatch over both of its protocols. */
package dev.tenantonboarding.localcloud.cloudwatch;
