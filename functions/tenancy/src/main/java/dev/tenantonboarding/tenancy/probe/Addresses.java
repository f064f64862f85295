package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.policy.Arns;

/** Where tenants' models answer. */
record Addresses(String poolEndpoint, Arns arns) {

    ModelAddress of(Subject subject) {
        return switch (subject.isolation()) {
            case POOL -> of(InvokeRole.POOL, subject.id());
            case BRIDGE -> of(InvokeRole.BRIDGE, subject.id());
            case SILO -> ModelAddress.silo(subject.id());
        };
    }

    /** Where that role leads this tenant. */
    ModelAddress of(InvokeRole role, String tenant) {
        return switch (role) {
            case POOL -> ModelAddress.pool(poolEndpoint, tenant);
            case BRIDGE -> ModelAddress.bridge(tenant);
        };
    }

    /** The one model that this tenant's session may ask the pool for. */
    String target(Subject subject) {
        return of(InvokeRole.POOL, subject.id()).targetModel().orElseThrow();
    }
}
