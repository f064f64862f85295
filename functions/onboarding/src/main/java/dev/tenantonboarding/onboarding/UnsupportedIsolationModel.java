package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.IsolationModel;

/** The event asks for an isolation model that this deployment does not offer. */
public final class UnsupportedIsolationModel extends RuntimeException {
    public UnsupportedIsolationModel(IsolationModel model) {
        super("the isolation model " + model.word() + " is not offered by this deployment");
    }
}
