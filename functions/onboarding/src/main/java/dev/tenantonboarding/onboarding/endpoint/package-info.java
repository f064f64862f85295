/** The endpoints that serve tenants: made if missing, watched until in service, left alone if someone else's. */
package dev.tenantonboarding.onboarding.endpoint;
