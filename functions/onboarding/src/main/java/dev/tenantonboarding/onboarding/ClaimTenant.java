package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.InvalidTenantEvent;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Takes a tenant's record for an execution. Of all events for a tenant, however often they come, one execution at a time works on it. */
final class ClaimTenant {
    /** What became of the claim; only {@code CLAIMED} goes on. */
    enum Outcome {
        CLAIMED, ALREADY_ACTIVE, ONBOARDING_ELSEWHERE
    }

    /** The tenant that the event is about, and what became of it. */
    record Claim(Outcome outcome, TenantCreated tenant) {}

    private static final int TRIES = 5;

    private final TenantRecords records;
    private final SfnClient stepFunctions;
    private final String modelSourceBucket;
    private final Clock clock;

    ClaimTenant(TenantRecords records, SfnClient stepFunctions, String modelSourceBucket, Clock clock) {
        this.records = records;
        this.stepFunctions = stepFunctions;
        this.modelSourceBucket = modelSourceBucket;
        this.clock = clock;
    }

    /**
     * @param event the EventBridge envelope
     * @throws InvalidTenantEvent if the event is not a valid {@code TenantCreated}
     * @throws RecordNotOwned if a later redrive of this execution, or an offboarding, has the record
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
            Outcome outcome = outcome(stored.get().record(), owner);
            if (outcome != Outcome.CLAIMED || records.replace(stored.get(), fresh.since(stored.get().record().createdAt()))) {
                return new Claim(outcome, fresh.tenant());
            }
        }
        throw new WriteContended("the record of tenant " + fresh.tenantId() + " kept changing");
    }

    private TenantRecord validated(JsonNode event, Owner owner) {
        if (!event.path("detail-type").asText().equals(TenantCreated.DETAIL_TYPE)) {
            throw new InvalidTenantEvent("detail-type", "must be " + TenantCreated.DETAIL_TYPE);
        }
        TenantRecord fresh = TenantRecord.onboarding(event, owner, clock.instant());
        fresh.tenant().modelSource().requireBucket(modelSourceBucket);
        return fresh;
    }

    private Outcome outcome(TenantRecord record, Owner owner) {
        boolean mine = record.owner().sameExecution(owner);
        if (mine && record.owner().redriveCount() > owner.redriveCount()) {
            throw new RecordNotOwned("a later redrive of this execution has the record of tenant " + record.tenantId());
        }
        return switch (record.status()) {
            case ACTIVE, QUARANTINED -> Outcome.ALREADY_ACTIVE;
            case ONBOARDING, FAILED -> mine || !isRunning(record.owner()) ? Outcome.CLAIMED : Outcome.ONBOARDING_ELSEWHERE;
            case OFFBOARDING -> throw new RecordNotOwned("tenant " + record.tenantId() + " is being offboarded");
            case OFFBOARDED -> Outcome.CLAIMED;
        };
    }

    private boolean isRunning(Owner owner) {
        try {
            ExecutionStatus status = stepFunctions.describeExecution(request -> request.executionArn(owner.executionArn())).status();
            return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE;
        } catch (ExecutionDoesNotExistException forgotten) {
            return false;
        }
    }
}
