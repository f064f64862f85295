/** What both function jars stand on: the environment, SDK clients made from it, tenants' sessions, and log lines that name the tenant. */
package dev.tenantonboarding.runtime;
