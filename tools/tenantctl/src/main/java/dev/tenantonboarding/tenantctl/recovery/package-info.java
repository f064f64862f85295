/** What went wrong with onboardings, and how they go on. */
package dev.tenantonboarding.tenantctl.recovery;
