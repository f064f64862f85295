/** A tenant leaves: access first, then all that was made for it, then the proof that nothing is left. */
package dev.tenantonboarding.onboarding.offboarding;
