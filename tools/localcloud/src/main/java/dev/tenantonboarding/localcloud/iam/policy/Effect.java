package dev.tenantonboarding.localcloud.iam.policy;

/** What a statement does to the requests that it applies to. */
public enum Effect {
    ALLOW,
    DENY
}
