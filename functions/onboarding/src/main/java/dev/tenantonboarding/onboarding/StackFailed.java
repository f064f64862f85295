package dev.tenantonboarding.onboarding;

/** CloudFormation gave up on the tenant's stack; the message names the first resource that failed, and why. A redrive removes the stack and makes it again. */
public final class StackFailed extends RuntimeException {
    public StackFailed(String message) {
        super(message);
    }
}
