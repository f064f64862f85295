package dev.tenantonboarding.onboarding;

/** SageMaker gave up on the endpoint; the message holds its reason. A redrive removes the endpoint and makes it again. */
public final class EndpointFailed extends RuntimeException {
    public EndpointFailed(String message) {
        super(message);
    }
}
