package dev.tenantonboarding.onboarding.failure;

import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantOffboardingFailed;
import dev.tenantonboarding.tenancy.TenantOnboardingFailed;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Makes a failed onboarding or offboarding visible in the tenant's record, where that is still the record's latest news. */
public final class RecordFailure {
    private static final int TRIES = 5;
    private static final int HISTORY_PAGE = 1_000;
    private static final Set<String> PROBE_ERRORS = Set.of("IsolationViolated", "IsolationUnproven");
    private static final Set<ExecutionStatus> BAD_ENDS =
            Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);
    private static final Set<TenantStatus> OF_ONBOARDING =
            Set.of(TenantStatus.ONBOARDING, TenantStatus.FAILED, TenantStatus.ACTIVE, TenantStatus.QUARANTINED);
    private static final Set<TenantStatus> OF_OFFBOARDING = Set.of(TenantStatus.OFFBOARDING);

    private final TenantRecords records;
    private final SfnClient stepFunctions;
    private final String offboardingMachine;
    private final Clock clock;

    /** @param offboardingMachine the name of the state machine that offboards, which tells its executions from those that onboard */
    public RecordFailure(TenantRecords records, SfnClient stepFunctions, String offboardingMachine, Clock clock) {
        this.records = records;
        this.stepFunctions = stepFunctions;
        this.offboardingMachine = offboardingMachine;
        this.clock = clock;
    }

    /**
     * Reads why an execution failed, and writes it down if the tenant's record is that execution's and nobody has redriven it since.
     *
     * @return what to tell signup, which is told in either case
     * @throws WriteContended if the record kept changing
     */
    public FailureNews record(String executionArn) {
        DescribeExecutionResponse execution = describe(executionArn);
        EventInput input = EventInput.read(Optional.ofNullable(execution.input()).orElse(""));
        FailedRun run = FailedRun.in(history(executionArn));
        Optional<String> reason = Optional.of(run.failure().cause()).filter(cause -> run.isOurs());
        if (execution.stateMachineArn().endsWith(":" + offboardingMachine)) {
            input.tenantId().ifPresent(tenant -> write(tenant, executionArn, OF_OFFBOARDING, record -> record.offboardingFailed(run.failure())));
            return new FailureNews.OfOffboarding(new TenantOffboardingFailed(
                    input.tenantId(), input.eventId(), input.correlationId(), executionArn, run.state(), run.errorName(), reason));
        }
        Optional<TenantRecord> written = input.tenantId()
                .flatMap(tenant -> write(tenant, executionArn, OF_ONBOARDING, record -> record.failed(run.failure())));
        return new FailureNews.OfOnboarding(new TenantOnboardingFailed(
                input.tenantId(),
                input.eventId(),
                input.correlationId(),
                executionArn,
                run.state(),
                run.errorName(),
                reason,
                written.filter(record -> PROBE_ERRORS.contains(run.errorName()))
                        .flatMap(TenantRecord::verdict)
                        .flatMap(RecordFailure::probe)));
    }

    private static Optional<String> probe(Verdict verdict) {
        return verdict.objections().stream().map(ProbeResult::name).findFirst();
    }

    private Optional<TenantRecord> write(
            TenantId tenant, String executionArn, Set<TenantStatus> expected, UnaryOperator<TenantRecord> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredRecord> mine = records.find(tenant)
                    .filter(stored -> stored.record().owner().executionArn().equals(executionArn))
                    .filter(stored -> expected.contains(stored.record().status()));
            // Read before it is asked for: a redrive since then has changed the record, and the write below is refused.
            if (mine.isEmpty() || !BAD_ENDS.contains(describe(executionArn).status())) {
                return Optional.empty();
            }
            TenantRecord failed = change.apply(mine.get().record());
            if (failed.equals(mine.get().record()) || records.replace(mine.get(), failed.at(clock.instant()))) {
                return Optional.of(failed);
            }
        }
        throw new WriteContended("the record of tenant " + tenant + " kept changing");
    }

    private DescribeExecutionResponse describe(String executionArn) {
        return stepFunctions.describeExecution(request -> request.executionArn(executionArn));
    }

    private List<HistoryEvent> history(String executionArn) {
        return stepFunctions
                .getExecutionHistoryPaginator(request ->
                        request.executionArn(executionArn).reverseOrder(true).includeExecutionData(true).maxResults(HISTORY_PAGE))
                .events()
                .stream()
                .toList();
    }
}
