package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.runtime.RoleSessions;

/** Opens sessions of the invoke roles. */
public record InvokeRoles(RoleSessions pool, RoleSessions bridge) {
    RoleSessions of(InvokeRole role) {
        return switch (role) {
            case POOL -> pool;
            case BRIDGE -> bridge;
        };
    }
}
