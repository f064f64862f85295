package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * All that the platform knows of a tenant. Every change gives a new record; who may write it down is for the store to say.
 *
 * @param event the envelope of the event that began the onboarding, as it came in, so that it can be replayed
 */
public record TenantRecord(
        TenantCreated tenant,
        TenantStatus status,
        Owner owner,
        Optional<Artifact> artifact,
        Optional<String> endpointName,
        Optional<Failure> failure,
        Optional<Verdict> verdict,
        JsonNode event,
        Instant createdAt,
        Instant updatedAt) {
    public static final String KEY_PREFIX = "tenants/";
    public static final String KEY_SUFFIX = ".json";

    public TenantRecord {
        event = event.deepCopy();
    }

    /** @throws InvalidTenantEvent if the event's detail is not a valid {@code TenantCreated} */
    public static TenantRecord onboarding(JsonNode event, Owner owner, Instant now) {
        return new TenantRecord(
                TenantCreated.from(event.path("detail")), TenantStatus.ONBOARDING, owner,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), event, now, now);
    }

    /** The key of a tenant's record in the records bucket. */
    public static String key(TenantId tenant) {
        return KEY_PREFIX + tenant + KEY_SUFFIX;
    }

    public TenantId tenantId() {
        return tenant.tenantId();
    }

    public TenantRecord since(Instant created) {
        return new TenantRecord(tenant, status, owner, artifact, endpointName, failure, verdict, event, created, updatedAt);
    }

    public TenantRecord at(Instant now) {
        return new TenantRecord(tenant, status, owner, artifact, endpointName, failure, verdict, event, createdAt, now);
    }

    /** Goes on being onboarded under this owner, whatever failed before. */
    public TenantRecord resumedBy(Owner next) {
        return new TenantRecord(
                tenant, TenantStatus.ONBOARDING, next, artifact, endpointName, Optional.empty(), verdict, event, createdAt, updatedAt);
    }

    public TenantRecord with(Artifact uploaded) {
        return new TenantRecord(
                tenant, status, owner, Optional.of(uploaded), endpointName, failure, verdict, event, createdAt, updatedAt);
    }

    public TenantRecord servedBy(String endpoint) {
        return new TenantRecord(
                tenant, status, owner, artifact, Optional.of(endpoint), failure, verdict, event, createdAt, updatedAt);
    }

    public TenantRecord with(Verdict proven) {
        return new TenantRecord(
                tenant, status, owner, artifact, endpointName, failure, Optional.of(proven), event, createdAt, updatedAt);
    }

    public TenantRecord activated() {
        return new TenantRecord(
                tenant, TenantStatus.ACTIVE, owner, artifact, endpointName, Optional.empty(), verdict, event, createdAt, updatedAt);
    }

    public TenantRecord failed(Failure why) {
        return new TenantRecord(
                tenant, TenantStatus.FAILED, owner, artifact, endpointName, Optional.of(why), verdict, event, createdAt, updatedAt);
    }
}
