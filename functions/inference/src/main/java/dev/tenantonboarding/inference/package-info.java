/** The inference functions: a tenant's request, answered by the tenant's own model inside the tenant's own session; and who vends it. */
package dev.tenantonboarding.inference;
