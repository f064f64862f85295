package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the platform knows of a tenant. Every change gives a new record; who may write it down is for the store to say.
 *
 * @param apiUrl where the tenant's own application posts its requests, {@code /invocations} left out
 * @param quarantine there while, and only while, the status is {@code QUARANTINED}
 * @param event the envelope of the event that began the onboarding, as it came in, so that it can be replayed
 */
public record TenantRecord(
        TenantCreated tenant,
        TenantStatus status,
        Owner owner,
        Optional<Artifact> artifact,
        Optional<String> endpointName,
        Optional<String> apiUrl,
        Optional<Failure> failure,
        Optional<Verdict> verdict,
        Optional<Quarantine> quarantine,
        JsonNode event,
        Instant createdAt,
        Instant updatedAt) {
    public static final String KEY_PREFIX = "tenants/";
    public static final String KEY_SUFFIX = ".json";

    public TenantRecord {
        event = event.deepCopy();
        if (quarantine.isPresent() != (status == TenantStatus.QUARANTINED)) {
            throw new IllegalArgumentException("a tenant that is QUARANTINED, and no other, has a quarantine");
        }
    }

    /** @param tenant as the event's detail was read */
    public static TenantRecord onboarding(TenantCreated tenant, JsonNode event, Owner owner, Instant now) {
        return new TenantRecord(
                tenant, TenantStatus.ONBOARDING, owner, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), event, now, now);
    }

    /** The key of a tenant's record in the records bucket. */
    public static String key(TenantId tenant) {
        return KEY_PREFIX + tenant + KEY_SUFFIX;
    }

    public TenantId tenantId() {
        return tenant.tenantId();
    }

    public TenantRecord since(Instant created) {
        return changed(draft -> draft.createdAt = created);
    }

    public TenantRecord at(Instant now) {
        return changed(draft -> draft.updatedAt = now);
    }

    /** Goes on being onboarded under this owner, whatever failed before. A quarantine stays. */
    public TenantRecord resumedBy(Owner next) {
        return changed(draft -> {
            draft.owner = next;
            draft.failure = Optional.empty();
            draft.become(TenantStatus.ONBOARDING);
        });
    }

    public TenantRecord with(Artifact uploaded) {
        return changed(draft -> draft.artifact = Optional.of(uploaded));
    }

    public TenantRecord servedBy(String endpoint) {
        return changed(draft -> draft.endpointName = Optional.of(endpoint));
    }

    public TenantRecord reachedAt(String url) {
        return changed(draft -> draft.apiUrl = Optional.of(url));
    }

    public TenantRecord with(Verdict proven) {
        return changed(draft -> draft.verdict = Optional.of(proven));
    }

    /** @throws IllegalStateException if the tenant is in quarantine, which nothing but a release ends */
    public TenantRecord activated() {
        if (quarantine.isPresent()) {
            throw new IllegalStateException("tenant " + tenantId() + " is in quarantine");
        }
        return changed(draft -> {
            draft.failure = Optional.empty();
            draft.become(TenantStatus.ACTIVE);
        });
    }

    /** A quarantine stays, and the tenant is {@code FAILED} once it is released. */
    public TenantRecord failed(Failure why) {
        return changed(draft -> {
            draft.failure = Optional.of(why);
            draft.become(TenantStatus.FAILED);
        });
    }

    /**
     * Asked for again, it keeps its beginning and the status before it.
     *
     * @param violation whether the tenant's isolation was found broken
     * @throws IllegalArgumentException if the reason is none, or the tenant is being offboarded or has been
     */
    public TenantRecord quarantined(String reason, boolean violation, Instant now) {
        return changed(draft -> {
            draft.quarantine = Optional.of(quarantine.map(present -> present.again(reason, violation))
                    .orElseGet(() -> new Quarantine(reason, violation, now, status)));
            draft.status = TenantStatus.QUARANTINED;
        });
    }

    /** What the tenant was before its quarantine; the same record if it is in none. */
    public TenantRecord released() {
        return changed(draft -> quarantine.ifPresent(ended -> {
            draft.quarantine = Optional.empty();
            draft.status = ended.statusBefore();
        }));
    }

    private TenantRecord changed(Consumer<RecordDraft> change) {
        RecordDraft draft = new RecordDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
