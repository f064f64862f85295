package dev.tenantonboarding.tenantctl.recovery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.place.SideBySide;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.Progress;
import dev.tenantonboarding.tenantctl.tenants.Records;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Finds all that is not well. Of tenants that are, only the record is read. */
public final class Failures {
    private static final int AT_A_TIME = 8;
    private static final int PAGE = 1_000;
    /** A tenant is so at the end of an execution, which may still have failed to tell it. */
    private static final Set<TenantStatus> DONE = Set.of(TenantStatus.ACTIVE, TenantStatus.OFFBOARDED);

    private final Records records;
    private final SfnClient stepFunctions;
    private final List<String> stateMachineArns;

    public Failures(Records records, SfnClient stepFunctions, List<String> stateMachineArns) {
        this.records = records;
        this.stepFunctions = stepFunctions;
        this.stateMachineArns = List.copyOf(stateMachineArns);
    }

    /** Everything: records that can't be read, the tenants by name, and then what has no record, newest first. */
    public List<Trouble> all() {
        var tenants = new HashMap<TenantId, TenantRecord>();
        var all = records.all();
        all.readable().forEach(record -> tenants.put(record.tenantId(), record));
        var running = new HashSet<>(arns(ExecutionStatus.RUNNING));
        var ended = ended();
        var suspects = tenants.values().stream()
                .filter(record -> !DONE.contains(record.status()) || ended.contains(record.owner().executionArn()))
                .filter(record -> record.status() == TenantStatus.QUARANTINED || !running.contains(record.owner().executionArn()))
                .sorted(Comparator.comparing(TenantRecord::tenantId))
                .toList();
        return Stream.of(
                        all.unreadable().stream().map(Trouble::of),
                        SideBySide.map(suspects, AT_A_TIME, this::diagnose).stream().flatMap(Optional::stream),
                        unrecorded(ended, tenants, any -> true))
                .flatMap(troubles -> troubles).toList();
    }

    /**
     * What is wrong with one tenant; empty if it is well, or on its way. What its record cannot tell is the latest execution that failed before
     * it could write there.
     *
     * @param record the tenant's, if there is one
     */
    public Optional<Trouble> of(TenantId tenant, Optional<TenantRecord> record) {
        var known = record.map(one -> Map.of(tenant, one)).orElse(Map.of());
        return record.flatMap(this::diagnose)
                .or(() -> unrecorded(ended(), known, run -> Diagnosis.tenant(run).equals(Optional.of(tenant))).findFirst());
    }

    private Optional<Trouble> diagnose(TenantRecord seen) {
        var run = run(seen.owner().executionArn());
        // Between two looks the execution may have ended and the record may say so.
        var record = records.find(seen.tenantId()).orElse(seen);
        if (!record.owner().executionArn().equals(seen.owner().executionArn())) {
            return diagnose(record);
        }
        var failure = record.failure().or(() -> run.filter(RunState::endedBadly).flatMap(one -> failure(one.arn())));
        return Diagnosis.of(record, run, failure);
    }

    /** All executions that ended badly and were not redriven since. */
    private Set<String> ended() {
        return RunState.BAD_ENDS.stream().flatMap(status -> arns(status).stream()).collect(Collectors.toSet());
    }

    /** @param which of them, told before their histories are read */
    private Stream<Trouble> unrecorded(Set<String> ended, Map<TenantId, TenantRecord> tenants, Predicate<RunState> which) {
        var owners = new HashSet<String>();
        tenants.values().forEach(record -> owners.add(record.owner().executionArn()));
        var ends = ended.stream().filter(arn -> !owners.contains(arn)).toList();
        return SideBySide.map(ends, AT_A_TIME, arn -> run(arn).filter(which).flatMap(run -> unrecorded(run, tenants))).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Trouble::since).reversed());
    }

    private Optional<Trouble> unrecorded(RunState run, Map<TenantId, TenantRecord> tenants) {
        var record = Diagnosis.tenant(run).flatMap(tenant -> Optional.ofNullable(tenants.get(tenant)));
        var owner = record.flatMap(one -> run(one.owner().executionArn()));
        return failure(run.arn()).flatMap(failure -> Diagnosis.ofUnrecorded(run, failure, owner));
    }

    private List<String> arns(ExecutionStatus status) {
        return stateMachineArns.stream()
                .flatMap(machine -> stepFunctions
                        .listExecutionsPaginator(request -> request.stateMachineArn(machine).statusFilter(status).maxResults(PAGE))
                        .executions().stream())
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    private Optional<Failure> failure(String arn) {
        return new Executions(stepFunctions, stateMachineArns.getFirst()).progress(arn).flatMap(Progress::failure);
    }

    /** Empty once AWS has forgotten the execution, 90 days after its end. */
    Optional<RunState> run(String arn) {
        try {
            return Optional.of(RunState.of(stepFunctions.describeExecution(request -> request.executionArn(arn))));
        } catch (ExecutionDoesNotExistException forgotten) {
            return Optional.empty();
        }
    }
}
