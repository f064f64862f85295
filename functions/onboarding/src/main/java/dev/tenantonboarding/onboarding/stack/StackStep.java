package dev.tenantonboarding.onboarding.stack;

/** Where a stack is after a step. */
public sealed interface StackStep {
    /** It is as planned. */
    record Ready(String endpointName, String apiUrl) implements StackStep {}

    /** It is on its way, {@code status} in CloudFormation's words. */
    record Underway(String status) implements StackStep {}
}
