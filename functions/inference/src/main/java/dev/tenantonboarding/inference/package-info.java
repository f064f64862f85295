/** The shared inference function: a tenant's request, answered by the tenant's own model inside the tenant's own session. */
package dev.tenantonboarding.inference;
