package dev.tenantonboarding.onboarding.endpoint;

import java.time.Instant;

/** An endpoint as SageMaker describes it, as far as onboarding distinguishes. */
sealed interface EndpointState {
    /** There is none of that name. */
    record Missing() implements EndpointState {}

    /** It serves what its configuration of that name says. */
    record InService(String arn, String configuration) implements EndpointState {}

    /** It is on its way to another state, {@code status} in SageMaker's words. */
    record Underway(String arn, String status) implements EndpointState {}

    /** It came to an end that only removing it leads out of. */
    record Broken(String arn, String status, String reason, Instant createdAt) implements EndpointState {}
}
