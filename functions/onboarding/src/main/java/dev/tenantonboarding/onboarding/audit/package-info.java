/** The isolation audit: which tenants are probed against whom, what came of it, and what lies about without a tenant. */
package dev.tenantonboarding.onboarding.audit;
