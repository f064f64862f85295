package dev.tenantonboarding.tests.proof;

/** The roles that are entered by a session tagged with a tenant. */
enum Door {
    POOL, BRIDGE, MODEL_SOURCE
}
