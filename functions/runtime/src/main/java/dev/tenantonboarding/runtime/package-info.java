/** What both function jars stand on: the environment, SDK clients made from it, sessions of a tenant, and log lines that name the tenant. */
package dev.tenantonboarding.runtime;
