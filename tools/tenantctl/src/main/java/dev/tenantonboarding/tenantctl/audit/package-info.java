/** Audits of the tenants' isolation: how operators have them made, and what they say. */
package dev.tenantonboarding.tenantctl.audit;
