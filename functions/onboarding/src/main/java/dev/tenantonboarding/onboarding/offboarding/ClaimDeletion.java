package dev.tenantonboarding.onboarding.offboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.onboarding.RecordNotOwned;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.onboarding.records.EventOrder;
import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.InvalidTenantEvent;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantDeleted;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes a tenant's record for an offboarding, out of the hands of an onboarding if one is under way. */
public final class ClaimDeletion {
    /** What became of the claim; only {@code CLAIMED} goes on. */
    public enum Outcome {
        CLAIMED, ALREADY_OFFBOARDED, OFFBOARDING_ELSEWHERE, OUTDATED
    }

    /** @param settle how long a task of whoever had the record may still be at work */
    public record Claim(Outcome outcome, TenantId tenant, Duration settle) {}

    /** The longest TimeoutSeconds of the onboarding's tasks. */
    public static final Duration LONGEST_TASK = Duration.ofSeconds(910);

    private static final int TRIES = 5;

    private final TenantRecords records;
    private final Executions executions;
    private final Clock clock;

    public ClaimDeletion(TenantRecords records, Executions executions, Clock clock) {
        this.records = records;
        this.executions = executions;
        this.clock = clock;
    }

    /**
     * @param event the EventBridge envelope
     * @param startedAt when the execution began, or was last redriven
     * @throws InvalidTenantEvent if the event is not a valid {@code TenantDeleted}
     * @throws RecordNotOwned if a later redrive of this execution has the record
     * @throws WriteContended if others were quicker again and again
     */
    public Claim claim(JsonNode event, Owner owner, Instant startedAt) {
        TenantId tenant = validated(event).tenantId();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredRecord> stored = records.find(tenant);
            if (stored.isEmpty()) {
                if (records.create(TenantRecord.unheardOf(tenant, event, owner, clock.instant()))) {
                    return new Claim(Outcome.CLAIMED, tenant, Duration.ZERO);
                }
                continue;
            }
            TenantRecord record = stored.get().record();
            Outcome outcome = outcome(record, event, owner);
            TenantRecord next = next(record, outcome, event, owner);
            // Before the record is taken: once it is, nobody knows any more who had it.
            Duration settle = outcome == Outcome.CLAIMED ? displace(record.owner(), owner, startedAt) : Duration.ZERO;
            if (next.equals(record) || records.replace(stored.get(), next.at(clock.instant()))) {
                return new Claim(outcome, tenant, settle);
            }
        }
        throw new WriteContended("the record of tenant " + tenant + " kept changing");
    }

    private static TenantDeleted validated(JsonNode event) {
        if (!event.path("detail-type").asText().equals(TenantDeleted.DETAIL_TYPE)) {
            throw new InvalidTenantEvent("detail-type", "must be " + TenantDeleted.DETAIL_TYPE);
        }
        return TenantDeleted.from(event.path("detail"));
    }

    private Outcome outcome(TenantRecord record, JsonNode event, Owner owner) {
        boolean mine = record.owner().sameExecution(owner);
        if (mine && record.owner().redriveCount() > owner.redriveCount()) {
            throw new RecordNotOwned("a later redrive of this execution has the record of tenant " + record.tenantId());
        }
        return switch (record.status()) {
            case ONBOARDING, ACTIVE, FAILED, QUARANTINED ->
                    EventOrder.isOutdatedDeletion(event, record) ? Outcome.OUTDATED : Outcome.CLAIMED;
            case OFFBOARDING -> mine || !executions.isRunning(record.owner()) ? Outcome.CLAIMED : Outcome.OFFBOARDING_ELSEWHERE;
            case OFFBOARDED -> Outcome.ALREADY_OFFBOARDED;
        };
    }

    private static TenantRecord next(TenantRecord record, Outcome outcome, JsonNode event, Owner owner) {
        return switch (outcome) {
            case CLAIMED -> record.offboardedBy(owner, event);
            // A creation that was sent between the two deletions is outdated as well.
            case ALREADY_OFFBOARDED, OFFBOARDING_ELSEWHERE -> record.deletion().filter(known -> EventOrder.isLater(event, known)).isPresent()
                    ? record.deletedBy(event)
                    : record;
            case OUTDATED -> record;
        };
    }

    private Duration displace(Owner before, Owner owner, Instant startedAt) {
        if (before.sameExecution(owner)) {
            return Duration.ZERO;
        }
        if (executions.isRunning(before)) {
            executions.stop(before, TenantDeleted.DETAIL_TYPE, "the tenant is being offboarded");
        }
        return executions.cutOff(before)
                .map(end -> LONGEST_TASK.minus(Duration.between(end, startedAt)))
                .map(left -> left.compareTo(LONGEST_TASK) > 0 ? LONGEST_TASK : left)
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
