/** The stacks that silo tenants have of their own: made if missing, kept as planned, made anew if broken, left alone if someone else's. */
package dev.tenantonboarding.onboarding.stack;
