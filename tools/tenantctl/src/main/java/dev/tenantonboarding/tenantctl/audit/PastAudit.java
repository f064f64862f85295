package dev.tenantonboarding.tenantctl.audit;

import dev.tenantonboarding.tenancy.audit.Totals;

/**
 * An earlier audit of all tenants, in numbers.
 *
 * @param run its name, which begins with the time of its start
 */
public record PastAudit(String run, Totals totals) {}
