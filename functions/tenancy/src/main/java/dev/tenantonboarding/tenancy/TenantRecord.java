package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the platform knows of a tenant. Every change gives a new record; who may write it down is for the store to say.
 *
 * @param apiUrl where the tenant's own application posts its requests, {@code /invocations} left out
 * @param quarantine there while, and only while, the status is {@code QUARANTINED}
 * @param poolStaleConfigs the endpoint configurations under which the pool's endpoint may have loaded other bytes under this tenant's name than
 *     lie in its place, mostly none. Until it runs another, the tenant must not call it
 * @param event the envelope of the event that began the onboarding, as it came in, so that it can be replayed; empty if none ever came
 * @param deletion the envelope of the event that began the offboarding, there from then on
 * @param repeatedAt when the latest creation was sent that found the tenant here already; a deletion that was sent before it meant an earlier tenant
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
        Set<String> poolStaleConfigs,
        JsonNode event,
        Optional<JsonNode> deletion,
        Optional<Instant> repeatedAt,
        Instant createdAt,
        Instant updatedAt) {
    public static final String KEY_PREFIX = "tenants/";
    public static final String KEY_SUFFIX = ".json";

    private static final Set<TenantStatus> LEAVING = Set.of(TenantStatus.OFFBOARDING, TenantStatus.OFFBOARDED);

    public TenantRecord {
        event = event.deepCopy();
        deletion = deletion.map(JsonNode::deepCopy);
        poolStaleConfigs = Set.copyOf(poolStaleConfigs);
        if (quarantine.isPresent() != (status == TenantStatus.QUARANTINED)) {
            throw new IllegalArgumentException("a tenant that is QUARANTINED, and no other, has a quarantine");
        }
        if (deletion.isPresent() != LEAVING.contains(status)) {
            throw new IllegalArgumentException("a tenant that is OFFBOARDING or OFFBOARDED, and no other, has a deletion");
        }
    }

    /** @param tenant as the event's detail was read */
    public static TenantRecord onboarding(TenantCreated tenant, JsonNode event, Owner owner, Instant now) {
        return new TenantRecord(
                tenant, TenantStatus.ONBOARDING, owner, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Set.of(), event, Optional.empty(), Optional.empty(), now, now);
    }

    /** Of a tenant that nobody had heard of when its deletion came: a creation that comes after it, but was sent before, finds this. */
    public static TenantRecord unheardOf(TenantId tenant, JsonNode deletion, Owner owner, Instant now) {
        return new TenantRecord(
                TenantCreated.unheardOf(tenant), TenantStatus.OFFBOARDING, owner, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), JsonNodeFactory.instance.objectNode(),
                Optional.of(deletion), Optional.empty(), now, now);
    }

    /** The key of a tenant's record in the records bucket. */
    public static String key(TenantId tenant) {
        return KEY_PREFIX + tenant + KEY_SUFFIX;
    }

    public TenantId tenantId() {
        return tenant.tenantId();
    }

    /** Whether a creation of the tenant ever came. */
    public boolean wasCreated() {
        return !event.isEmpty();
    }

    /** The record of a tenant that returns: what came before it that still matters. */
    public TenantRecord after(TenantRecord earlier) {
        return changed(draft -> {
            draft.createdAt = earlier.createdAt();
            draft.poolStaleConfigs = earlier.poolStaleConfigs();
            draft.repeatedAt = earlier.repeatedAt();
        });
    }

    /** A creation that changes nothing but how late a deletion must have been sent to mean this tenant. */
    public TenantRecord repeatedAt(Instant sent) {
        return changed(draft -> draft.repeatedAt = Optional.of(sent));
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

    /** From now on an offboarding has the record, and a quarantine is no more: access ends for good. */
    public TenantRecord offboardedBy(Owner next, JsonNode event) {
        return changed(draft -> {
            draft.owner = next;
            draft.deletion = Optional.of(event);
            draft.failure = Optional.empty();
            draft.quarantine = Optional.empty();
            draft.status = TenantStatus.OFFBOARDING;
        });
    }

    /** The deletion that is remembered, where a later one finds the tenant gone. */
    public TenantRecord deletedBy(JsonNode event) {
        return changed(draft -> draft.deletion = Optional.of(event));
    }

    /** The offboarding goes on under this owner, whatever failed before. */
    public TenantRecord offboardingResumedBy(Owner next) {
        return changed(draft -> {
            draft.owner = next;
            draft.failure = Optional.empty();
        });
    }

    /** Why the offboarding stopped. The tenant is on its way out all the same. */
    public TenantRecord offboardingFailed(Failure why) {
        return changed(draft -> draft.failure = Optional.of(why));
    }

    /** A tombstone: nothing is left of the tenant but its name and its history. */
    public TenantRecord offboarded() {
        return changed(draft -> {
            draft.status = TenantStatus.OFFBOARDED;
            draft.failure = Optional.empty();
            draft.artifact = Optional.empty();
            draft.endpointName = Optional.empty();
            draft.apiUrl = Optional.empty();
            draft.verdict = Optional.empty();
        });
    }

    /** @param configs of the pool's endpoint now, beside which earlier ones stay: their instances may come back when an update fails */
    public TenantRecord staleInPool(Set<String> configs) {
        return changed(draft -> draft.poolStaleConfigs =
                Stream.concat(poolStaleConfigs.stream(), configs.stream()).collect(Collectors.toSet()));
    }

    public TenantRecord freshInPool() {
        return changed(draft -> draft.poolStaleConfigs = Set.of());
    }

    private TenantRecord changed(Consumer<RecordDraft> change) {
        RecordDraft draft = new RecordDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
