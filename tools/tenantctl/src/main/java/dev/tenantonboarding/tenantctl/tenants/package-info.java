/** Tenants as an operator sees them: their records, the executions that onboard them, their models' answers and the proof of their isolation. */
package dev.tenantonboarding.tenantctl.tenants;
