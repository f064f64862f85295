package dev.tenantonboarding.tenancy;

import java.time.Instant;
import java.util.Set;

/**
 * Why and since when nobody may call a tenant's model.
 *
 * @param reason in an operator's words, or the smoke test's; up to {@link #MAX_REASON} characters
 * @param violation whether the tenant's isolation was found broken, so that its model is shut to everyone and not just to itself
 * @param statusBefore what the tenant is again once it is released
 */
public record Quarantine(String reason, boolean violation, Instant at, TenantStatus statusBefore) {
    public static final int MAX_REASON = 256;

    private static final Set<TenantStatus> OPEN = Set.of(TenantStatus.ONBOARDING, TenantStatus.ACTIVE, TenantStatus.FAILED);

    /** @throws IllegalArgumentException naming the rule that is broken */
    public Quarantine {
        if (reason.length() > MAX_REASON || !reason.matches(PlainText.PATTERN)) {
            throw new IllegalArgumentException("the reason must have 1 to " + MAX_REASON + " characters, and it " + PlainText.RULE);
        }
        if (!OPEN.contains(statusBefore)) {
            throw new IllegalArgumentException("a tenant that is " + statusBefore + " cannot be quarantined");
        }
    }

    /** The quarantine after it was asked for again: a violation stays one, and keeps its reason. */
    Quarantine again(String nextReason, boolean nextViolation) {
        return violation && !nextViolation ? this : new Quarantine(nextReason, nextViolation, at, statusBefore);
    }

    Quarantine releasedTo(TenantStatus status) {
        return new Quarantine(reason, violation, at, status);
    }
}
