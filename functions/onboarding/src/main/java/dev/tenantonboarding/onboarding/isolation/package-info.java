/** The proof of isolation: calls that must be allowed or denied, made as the tenants themselves. */
package dev.tenantonboarding.onboarding.isolation;
