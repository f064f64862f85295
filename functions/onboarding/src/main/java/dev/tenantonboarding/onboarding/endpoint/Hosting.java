package dev.tenantonboarding.onboarding.endpoint;

/** What an endpoint's container runs as and on. */
record Hosting(String executionRoleArn, String containerImage, String instanceType, int instanceCount, boolean networkIsolation) {
    /** More than any account's quota. */
    static final int MAX_INSTANCES = 1_000;
}
