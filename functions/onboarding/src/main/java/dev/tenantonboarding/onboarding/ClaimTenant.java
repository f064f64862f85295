package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.onboarding.records.EventOrder;
import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.InvalidTenantEvent;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.time.Clock;
import java.util.Optional;

/** Takes a tenant's record for an execution. Of all events for a tenant, however often they come, one execution at a time works on it. */
final class ClaimTenant {
    /** What became of the claim; only {@code CLAIMED} goes on. */
    enum Outcome {
        CLAIMED, ALREADY_ACTIVE, ONBOARDING_ELSEWHERE, OUTDATED
    }

    /** The tenant that the event is about, and what became of it. */
    record Claim(Outcome outcome, TenantCreated tenant) {}

    private static final int TRIES = 5;

    private final TenantRecords records;
    private final Executions executions;
    private final String modelSourceBucket;
    private final TierIsolation tiers;
    private final Clock clock;

    ClaimTenant(TenantRecords records, Executions executions, String modelSourceBucket, TierIsolation tiers, Clock clock) {
        this.records = records;
        this.executions = executions;
        this.modelSourceBucket = modelSourceBucket;
        this.tiers = tiers;
        this.clock = clock;
    }

    /**
     * @param event the EventBridge envelope
     * @throws InvalidTenantEvent if the event is not a valid {@code TenantCreated}
     * @throws RecordNotOwned if a later redrive of this execution has the record
     * @throws TenantBeingOffboarded if the tenant returns before its offboarding has ended
     * @throws TenantInQuarantine if the tenant was quarantined before it was ever active
     * @throws WriteContended if others were quicker again and again
     */
    Claim claim(JsonNode event, Owner owner) {
        TenantRecord fresh = validated(event, owner);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredRecord> stored = records.find(fresh.tenantId());
            if (stored.isEmpty()) {
                if (records.create(fresh)) {
                    return new Claim(Outcome.CLAIMED, fresh.tenant());
                }
                continue;
            }
            TenantRecord record = stored.get().record();
            Outcome outcome = outcome(record, event, owner);
            TenantRecord next = next(record, outcome, fresh, event);
            if (next.equals(record) || records.replace(stored.get(), next)) {
                return new Claim(outcome, fresh.tenant());
            }
        }
        throw new WriteContended("the record of tenant " + fresh.tenantId() + " kept changing");
    }

    private TenantRecord validated(JsonNode event, Owner owner) {
        if (!event.path("detail-type").asText().equals(TenantCreated.DETAIL_TYPE)) {
            throw new InvalidTenantEvent("detail-type", "must be " + TenantCreated.DETAIL_TYPE);
        }
        TenantCreated tenant = TenantCreated.from(event.path("detail"), tiers);
        tenant.modelSource().requireBucket(modelSourceBucket);
        return TenantRecord.onboarding(tenant, event, owner, clock.instant());
    }

    private Outcome outcome(TenantRecord record, JsonNode event, Owner owner) {
        boolean mine = record.owner().sameExecution(owner);
        if (mine && record.owner().redriveCount() > owner.redriveCount()) {
            throw new RecordNotOwned("a later redrive of this execution has the record of tenant " + record.tenantId());
        }
        return switch (record.status()) {
            case ACTIVE -> Outcome.ALREADY_ACTIVE;
            case QUARANTINED -> quarantined(record, mine);
            case ONBOARDING, FAILED -> mine || !executions.isRunning(record.owner()) ? Outcome.CLAIMED : Outcome.ONBOARDING_ELSEWHERE;
            case OFFBOARDING -> leaving(record, event);
            case OFFBOARDED -> EventOrder.isOutdatedCreation(event, record) ? Outcome.OUTDATED : Outcome.CLAIMED;
        };
    }

    private static TenantRecord next(TenantRecord record, Outcome outcome, TenantRecord fresh, JsonNode event) {
        return switch (outcome) {
            case CLAIMED -> fresh.after(record);
            // A deletion that was sent before this creation, and comes after it, is not about who is here to stay.
            case ALREADY_ACTIVE, ONBOARDING_ELSEWHERE -> EventOrder.repeated(record, event);
            case OUTDATED -> record;
        };
    }

    /** What was deleted does not return; only who returns has to wait, and an offboarding may take longer than anybody waits. */
    private static Outcome leaving(TenantRecord record, JsonNode event) {
        if (EventOrder.isOutdatedCreation(event, record)) {
            return Outcome.OUTDATED;
        }
        throw new TenantBeingOffboarded("tenant " + record.tenantId() + " is being offboarded");
    }

    /** A fresh record would forget the quarantine, so nobody gets one before the tenant is released. */
    private Outcome quarantined(TenantRecord record, boolean mine) {
        if (record.quarantine().filter(held -> held.statusBefore() == TenantStatus.ACTIVE).isPresent()) {
            return Outcome.ALREADY_ACTIVE;
        }
        if (!mine && executions.isRunning(record.owner())) {
            return Outcome.ONBOARDING_ELSEWHERE;
        }
        throw new TenantInQuarantine(record);
    }
}
