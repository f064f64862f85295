package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.IsolationModel;
import java.util.Locale;
import java.util.Optional;

/** The roles by whose sessions tenants enter. Each must lead to its own tenants' models only, whoever opens it. */
public enum InvokeRole {
    POOL, BRIDGE;

    /** Empty for silo tenants, whose functions have roles of their own. */
    public static Optional<InvokeRole> of(IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> Optional.of(POOL);
            case BRIDGE -> Optional.of(BRIDGE);
            case SILO -> Optional.empty();
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
