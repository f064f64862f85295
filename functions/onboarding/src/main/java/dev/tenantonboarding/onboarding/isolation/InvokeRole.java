package dev.tenantonboarding.onboarding.isolation;

/** The roles by whose sessions tenants enter. Each must lead to its own tenants' models only, whoever opens it. */
enum InvokeRole {
    POOL, BRIDGE;

    InvokeRole other() {
        return switch (this) {
            case POOL -> BRIDGE;
            case BRIDGE -> POOL;
        };
    }
}
