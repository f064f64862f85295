package dev.tenantonboarding.tenantctl.recovery;

import java.util.Locale;

/** How a stopped onboarding can go on: where it failed, from its event anew, or not at all as things stand. */
public enum Resume {
    REDRIVE, RESTART, NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
