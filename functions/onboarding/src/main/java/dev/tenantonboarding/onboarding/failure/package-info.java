/** What an execution's end says about the tenant that it was for. */
package dev.tenantonboarding.onboarding.failure;
