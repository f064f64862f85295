package dev.tenantonboarding.onboarding.failure;

import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.TenantOffboardingFailed;
import dev.tenantonboarding.tenancy.TenantOnboardingFailed;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * An execution that came to no good end.
 *
 * @param leaving whether it was an offboarding
 * @param counts whether it has still ended so, by its status; empty if Step Functions has forgotten it
 */
record Stop(String executionArn, boolean leaving, EventInput input, FailedRun run, Predicate<Optional<ExecutionStatus>> counts) {
    private static final Set<String> PROBE_ERRORS = Set.of("IsolationViolated", "IsolationUnproven");
    private static final Set<TenantStatus> OF_ONBOARDING =
            Set.of(TenantStatus.ONBOARDING, TenantStatus.FAILED, TenantStatus.ACTIVE, TenantStatus.QUARANTINED);
    private static final Set<TenantStatus> OF_OFFBOARDING = Set.of(TenantStatus.OFFBOARDING, TenantStatus.OFFBOARDED);

    /** The tenant's record, as long as it is this execution's. */
    Optional<StoredRecord> mine(TenantRecords records) {
        Set<TenantStatus> expected = leaving ? OF_OFFBOARDING : OF_ONBOARDING;
        return input.tenantId()
                .flatMap(records::find)
                .filter(stored -> stored.record().owner().executionArn().equals(executionArn))
                .filter(stored -> expected.contains(stored.record().status()));
    }

    /** The record with the failure in it. */
    TenantRecord written(TenantRecord record) {
        return leaving ? record.offboardingFailed(run.failure()) : record.failed(run.failure());
    }

    /** @param record the tenant's, if it is this execution's */
    FailureNews news(Optional<TenantRecord> record) {
        Optional<String> reason = Optional.of(run.failure().cause()).filter(cause -> run.isOurs());
        if (leaving) {
            return new FailureNews.OfOffboarding(new TenantOffboardingFailed(
                    input.tenantId(), input.eventId(), input.correlationId(), executionArn, run.state(), run.errorName(), reason));
        }
        return new FailureNews.OfOnboarding(new TenantOnboardingFailed(
                input.tenantId(),
                input.eventId(),
                input.correlationId(),
                executionArn,
                run.state(),
                run.errorName(),
                reason,
                record.filter(mine -> PROBE_ERRORS.contains(run.errorName())).flatMap(TenantRecord::verdict).flatMap(Stop::probe)));
    }

    private static Optional<String> probe(Verdict verdict) {
        return verdict.objections().stream().map(ProbeResult::name).findFirst();
    }
}
