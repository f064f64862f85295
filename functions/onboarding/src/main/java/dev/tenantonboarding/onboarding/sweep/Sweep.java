package dev.tenantonboarding.onboarding.sweep;

import dev.tenantonboarding.onboarding.failure.FailureNews;
import dev.tenantonboarding.onboarding.failure.RecordFailure;
import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.SideBySide;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Finds the records whose execution has ended while they wait for it, or that became what they should but whose execution failed before it
 * told so, and does for them what the event of the execution's end would have done. Those events are sent at best effort only.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_A_TIME = 256;
    // The event may be on its way still.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TenantRecords records;
    private final SfnClient stepFunctions;
    private final List<String> stateMachineArns;
    private final RecordFailure recordFailure;

    public Sweep(TenantRecords records, SfnClient stepFunctions, List<String> stateMachineArns, RecordFailure recordFailure) {
        this.records = records;
        this.stepFunctions = stepFunctions;
        this.stateMachineArns = List.copyOf(stateMachineArns);
        this.recordFailure = recordFailure;
    }

    /**
     * Looks at all records, as far as there is time. What goes wrong with one does not keep the others from being looked at.
     *
     * @param asOf what ended just before this is left to the event that tells it; empty to leave nothing
     * @param hasTime asked before more records are read
     * @param tell signup
     */
    public Tally run(Optional<Instant> asOf, BooleanSupplier hasTime, Consumer<FailureNews> tell) {
        ListedExecutions listed = ListedExecutions.of(stepFunctions, stateMachineArns);
        List<TenantId> tenants = new ArrayList<>(records.ids());
        // So that it is not the same ones each time that one run has no time for.
        Collections.shuffle(tenants);
        Tally tally = new Tally();
        for (int from = 0; from < tenants.size(); from += AT_A_TIME) {
            if (!hasTime.getAsBoolean()) {
                tally.unseen(tenants.size() - from);
                break;
            }
            List<TenantId> some = tenants.subList(from, Math.min(from + AT_A_TIME, tenants.size()));
            SideBySide.map(some, tenant -> read(tenant, tally)).stream()
                    .flatMap(Optional::stream)
                    .forEach(record -> look(record, listed, asOf, tell, tally));
        }
        return tally;
    }

    private Optional<TenantRecord> read(TenantId tenant, Tally tally) {
        try {
            return records.find(tenant).map(StoredRecord::record);
        } catch (IllegalArgumentException unreadable) {
            LOG.error("the record of tenant {} cannot be read", tenant, unreadable);
            tally.unreadable(tenant);
        } catch (RuntimeException failed) {
            LOG.error("the record of tenant {} could not be fetched", tenant, failed);
            tally.failed(failed);
        }
        return Optional.empty();
    }

    private void look(TenantRecord record, ListedExecutions listed, Optional<Instant> asOf, Consumer<FailureNews> tell, Tally tally) {
        if (!record.poolStaleConfigs().isEmpty()) {
            tally.stale(record.tenantId(), record.poolStaleConfigs());
        }
        try {
            if (mend(record, listed, asOf, tell)) {
                tally.swept(record.tenantId());
            }
        } catch (RuntimeException failed) {
            LOG.error("the record of tenant {} could not be swept", record.tenantId(), failed);
            tally.failed(failed);
        }
    }

    private boolean mend(TenantRecord record, ListedExecutions listed, Optional<Instant> asOf, Consumer<FailureNews> tell) {
        String execution = record.owner().executionArn();
        Optional<Instant> stopped = Optional.ofNullable(listed.stopped().get(execution));
        if (listed.running().contains(execution) || !isOpen(record) || isRecent(stopped, asOf)) {
            return false;
        }
        if (stopped.isPresent()) {
            recordFailure.record(execution, tell);
            return true;
        }
        return isUnderWay(record) && mendUnlisted(record, tell);
    }

    /** The lists may not have it yet, or no more. */
    private boolean mendUnlisted(TenantRecord record, Consumer<FailureNews> tell) {
        Optional<ExecutionStatus> status = new Executions(stepFunctions).status(record.owner());
        if (status.isEmpty() || status.get() == ExecutionStatus.SUCCEEDED) {
            recordFailure.recordGone(record, tell);
            return true;
        }
        return false;
    }

    private static boolean isRecent(Optional<Instant> stopped, Optional<Instant> asOf) {
        return stopped.isPresent() && asOf.filter(now -> stopped.get().isAfter(now.minus(PATIENCE))).isPresent();
    }

    /** Whether nothing in it says that its execution has failed. */
    private static boolean isOpen(TenantRecord record) {
        return switch (statusBelow(record)) {
            case ONBOARDING, ACTIVE -> true;
            case OFFBOARDING, OFFBOARDED -> record.failure().isEmpty();
            case FAILED, QUARANTINED -> false;
        };
    }

    private static boolean isUnderWay(TenantRecord record) {
        return switch (statusBelow(record)) {
            case ONBOARDING, OFFBOARDING -> true;
            case ACTIVE, OFFBOARDED, FAILED, QUARANTINED -> false;
        };
    }

    /** What it will be once released, if it is in quarantine. */
    private static TenantStatus statusBelow(TenantRecord record) {
        return record.quarantine().map(Quarantine::statusBefore).orElse(record.status());
    }
}
