package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantIsolationViolated;
import dev.tenantonboarding.tenancy.Verdict;
import java.time.Clock;
import java.util.List;

/** What is done about a tenant when IAM let a forbidden call through. Doing it again does no harm. */
record Violations(QuarantineFunction quarantine, EventBus bus, Clock clock) {
    private static final String FOUND = "IAM let a forbidden call through: ";

    /** What was found, by the probes' names alone: who else is a tenant is nobody's business. */
    static String message(Verdict verdict) {
        return FOUND + String.join(", ", names(verdict));
    }

    static List<String> names(Verdict verdict) {
        return verdict.objections().stream().map(ProbeResult::name).distinct().toList();
    }

    /**
     * Shuts the tenant, then tells of it, which is done even where the tenant could not be shut.
     *
     * @throws QuarantineFailed if it is not certain that the tenant is shut
     * @throws AwsUnavailable if nobody could be told
     */
    void answer(TenantId tenant, Verdict verdict) {
        List<String> names = names(verdict);
        try {
            quarantine.hold(tenant, FOUND + names.getFirst() + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : ""));
        } catch (QuarantineFailed failed) {
            tell(tenant, verdict);
            throw failed;
        }
        tell(tenant, verdict);
    }

    private void tell(TenantId tenant, Verdict verdict) {
        TenantIsolationViolated violated = TenantIsolationViolated.of(tenant, verdict, clock.instant());
        TransientFaults.named(() -> {
            bus.publish(TenantIsolationViolated.DETAIL_TYPE, violated.toJson());
            return violated;
        });
    }
}
