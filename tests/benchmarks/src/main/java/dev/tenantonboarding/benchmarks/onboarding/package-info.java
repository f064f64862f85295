/** What one onboarding takes of AWS: told by its own history and by the calls that its functions make. */
package dev.tenantonboarding.benchmarks.onboarding;
