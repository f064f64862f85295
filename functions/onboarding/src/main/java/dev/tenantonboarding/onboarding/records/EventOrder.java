package dev.tenantonboarding.onboarding.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Creations and deletions of a tenant arrive in any order; when they were sent says which one counts. EventBridge's time has whole seconds. */
public final class EventOrder {
    private EventOrder() {}

    /** Whether a creation was sent before the deletion that left this tombstone, or is the one that it followed. */
    public static boolean isOutdatedCreation(JsonNode creation, TenantRecord tombstone) {
        if (tombstone.wasCreated() && creation.path("id").equals(tombstone.event().path("id"))) {
            return true;
        }
        Optional<Instant> deleted = tombstone.deletion().flatMap(EventOrder::time);
        // In the same second as the only event so far, it is likelier to be what was deleted than a return.
        return tombstone.wasCreated() ? isBefore(time(creation), deleted) : !isBefore(deleted, time(creation));
    }

    /** Whether a deletion was sent before the creation that the record came from, or one that found it, and so meant an earlier tenant of that name. */
    public static boolean isOutdatedDeletion(JsonNode deletion, TenantRecord record) {
        return isBefore(time(deletion), latestCreation(record));
    }

    /** The record of a tenant that was there already when a creation came; the same if an earlier one was sent no earlier. */
    public static TenantRecord repeated(TenantRecord record, JsonNode creation) {
        Optional<Instant> sent = time(creation);
        return isBefore(latestCreation(record), sent) ? record.repeatedAt(sent.get()) : record;
    }

    private static Optional<Instant> latestCreation(TenantRecord record) {
        Optional<Instant> first = time(record.event());
        return record.repeatedAt().filter(repeated -> !isBefore(Optional.of(repeated), first)).or(() -> first);
    }

    /** Whether one deletion was sent after another. */
    public static boolean isLater(JsonNode deletion, JsonNode than) {
        return isBefore(time(than), time(deletion));
    }

    private static boolean isBefore(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && one.get().isBefore(other.get());
    }

    private static Optional<Instant> time(JsonNode envelope) {
        try {
            return Optional.ofNullable(envelope.path("time").textValue()).map(Instant::parse);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
