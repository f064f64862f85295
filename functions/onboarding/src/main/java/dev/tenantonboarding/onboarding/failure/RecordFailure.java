package dev.tenantonboarding.onboarding.failure;

import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Makes a failed onboarding or offboarding visible in the tenant's record, where that is still the record's latest news. */
public final class RecordFailure {
    private static final int TRIES = 5;
    private static final int HISTORY_PAGE = 1_000;
    private static final Set<ExecutionStatus> BAD_ENDS =
            Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    private final TenantRecords records;
    private final SfnClient stepFunctions;
    private final Executions executions;
    private final String offboardingMachine;
    private final Clock clock;

    /** @param offboardingMachine the name of the state machine that offboards, which tells its executions from those that onboard */
    public RecordFailure(TenantRecords records, SfnClient stepFunctions, String offboardingMachine, Clock clock) {
        this.records = records;
        this.stepFunctions = stepFunctions;
        this.executions = new Executions(stepFunctions);
        this.offboardingMachine = offboardingMachine;
        this.clock = clock;
    }

    /**
     * Tells why an execution failed, then writes it down if the tenant's record is that execution's and nobody has redriven it since. In
     * this order, since what the record says counts as told: whoever is cut off between the two leaves both to the sweep.
     *
     * @param tell signup, which is told in either case
     * @throws WriteContended if the record kept changing
     */
    public FailureNews record(String executionArn, Consumer<FailureNews> tell) {
        DescribeExecutionResponse execution = stepFunctions.describeExecution(request -> request.executionArn(executionArn));
        return record(
                new Stop(
                        executionArn,
                        execution.stateMachineArn().endsWith(":" + offboardingMachine),
                        EventInput.read(Optional.ofNullable(execution.input()).orElse("")),
                        FailedRun.in(history(executionArn)),
                        status -> status.filter(BAD_ENDS::contains).isPresent()),
                tell);
    }

    /**
     * The same for a record whose execution did not fail and is not at work any more: Step Functions forgets an execution 90 days after
     * its end.
     *
     * @throws WriteContended if the record kept changing
     */
    public FailureNews recordGone(TenantRecord record, Consumer<FailureNews> tell) {
        return record(
                new Stop(
                        record.owner().executionArn(),
                        record.deletion().isPresent(),
                        EventInput.read(record.deletion().orElse(record.event()).toString()),
                        FailedRun.gone(clock.instant()),
                        status -> status.isEmpty() || status.get() == ExecutionStatus.SUCCEEDED),
                tell);
    }

    private FailureNews record(Stop stop, Consumer<FailureNews> tell) {
        FailureNews news = stop.news(stop.mine(records).map(StoredRecord::record));
        tell.accept(news);
        write(stop);
        return news;
    }

    private void write(Stop stop) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredRecord> mine = stop.mine(records);
            // Read before it is asked for: a redrive since then has changed the record, and the write below is refused.
            if (mine.isEmpty() || !stop.counts().test(executions.status(mine.get().record().owner()))) {
                return;
            }
            TenantRecord failed = stop.written(mine.get().record());
            if (failed.equals(mine.get().record()) || records.replace(mine.get(), failed.at(clock.instant()))) {
                return;
            }
        }
        throw new WriteContended("the record that execution " + stop.executionArn() + " has kept changing");
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
