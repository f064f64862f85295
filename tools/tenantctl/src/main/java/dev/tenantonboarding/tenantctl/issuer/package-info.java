/** The local cloud's token issuer, which stands in for the SaaS application's identity provider. */
package dev.tenantonboarding.tenantctl.issuer;
