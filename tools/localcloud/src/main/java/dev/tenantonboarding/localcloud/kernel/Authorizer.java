package dev.tenantonboarding.localcloud.kernel;

/** Decides every call; IAM implements it. */
@FunctionalInterface
public interface Authorizer {
    /** @throws AwsError AccessDenied, in AWS's words, if the caller may not. */
    void authorize(Caller caller, Access access);
}
