/** The words of the domain: what a tenant, its isolation model, its signup event and its record are, and which of them are legal. */
package dev.tenantonboarding.tenancy;
