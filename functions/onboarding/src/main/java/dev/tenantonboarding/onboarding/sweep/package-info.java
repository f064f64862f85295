/** What is done from time to time for records that nobody else would come back to. */
package dev.tenantonboarding.onboarding.sweep;
