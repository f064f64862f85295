/** Tenants whose calls are refused: the Denies of the invoke roles, made from all records at once, and the functions that are stopped. */
package dev.tenantonboarding.onboarding.quarantine;
