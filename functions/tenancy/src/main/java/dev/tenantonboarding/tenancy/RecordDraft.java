package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A record while one change is made to it. */
final class RecordDraft {
    final TenantCreated tenant;
    final JsonNode event;
    TenantStatus status;
    Owner owner;
    Optional<Artifact> artifact;
    Optional<String> endpointName;
    Optional<String> apiUrl;
    Optional<Failure> failure;
    Optional<Verdict> verdict;
    Optional<Quarantine> quarantine;
    Set<String> poolStaleConfigs;
    Optional<JsonNode> deletion;
    Optional<Instant> repeatedAt;
    Instant createdAt;
    Instant updatedAt;

    RecordDraft(TenantRecord record) {
        tenant = record.tenant();
        event = record.event();
        status = record.status();
        owner = record.owner();
        artifact = record.artifact();
        endpointName = record.endpointName();
        apiUrl = record.apiUrl();
        failure = record.failure();
        verdict = record.verdict();
        quarantine = record.quarantine();
        poolStaleConfigs = record.poolStaleConfigs();
        deletion = record.deletion();
        repeatedAt = record.repeatedAt();
        createdAt = record.createdAt();
        updatedAt = record.updatedAt();
    }

    /** Gives the status to the tenant, or to what it will be once released. */
    void become(TenantStatus next) {
        quarantine = quarantine.map(present -> present.releasedTo(next));
        status = quarantine.isPresent() ? TenantStatus.QUARANTINED : next;
    }

    TenantRecord done() {
        return new TenantRecord(
                tenant, status, owner, artifact, endpointName, apiUrl, failure, verdict, quarantine, poolStaleConfigs, event,
                deletion, repeatedAt, createdAt, updatedAt);
    }
}
