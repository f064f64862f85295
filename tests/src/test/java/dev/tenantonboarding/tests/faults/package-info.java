/** Every call of an onboarding goes wrong in every way, and after a replay the tenant is as if nothing had happened. */
package dev.tenantonboarding.tests.faults;
