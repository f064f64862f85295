/** The workflow's Lambda tasks: one handler for each state, and the errors whose names decide what the workflow does next. */
package dev.tenantonboarding.onboarding;
