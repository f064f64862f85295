package dev.tenantonboarding.tenantctl.recovery;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.TenantDeleted;
import dev.tenantonboarding.tenantctl.tenants.AllRecords.Unreadable;

/**
 * A tenant that is not well, or a failed execution that has no tenant's record.
 *
 * @param tenantId     as far as the event tells it
 * @param state        where the execution stopped
 * @param error        the simple name of the error
 * @param cause        in one line
 * @param attempts     how often the execution ran: once, and once more for each redrive
 * @param until        until when it can be resumed so; empty for any time
 * @param executionArn the execution that stopped; empty if none is known
 * @param event        what a restart begins with
 */
public record Trouble(
        Optional<String> tenantId,
        Kind kind,
        String state,
        String error,
        String cause,
        Instant since,
        int attempts,
        Resume resume,
        Optional<Instant> until,
        String executionArn,
        Optional<JsonNode> event) {

    /**
     * What is wrong. {@code STUCK} is a record that waits for an execution which no longer runs, or whose end was never told;
     * {@code UNREADABLE} one that is not a record, or not one of this version.
     */
    public enum Kind {
        FAILED, TIMED_OUT, STUCK, QUARANTINED, UNREADABLE
    }

    public Trouble {
        cause = cause.strip().replaceAll("\\s+", " ");
    }

    static Trouble of(Unreadable record) {
        return new Trouble(Optional.of(record.tenantId()), Kind.UNREADABLE, "-", "UnreadableRecord", record.reason(), record.since(), 0, Resume.NONE,
                Optional.empty(), "", Optional.empty());
    }

    public String name() {
        return tenantId.orElse("-");
    }

    /** Whether it is a tenant's way out that stopped. */
    public boolean isOffboarding() {
        return event.filter(one -> one.path("detail-type").asText().equals(TenantDeleted.DETAIL_TYPE)).isPresent();
    }

    public ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("tenantId", tenantId.orElse(null));
        document.put("status", kind.name())
                .put("state", state)
                .put("error", error)
                .put("cause", cause)
                .put("since", since.toString())
                .put("attempts", attempts)
                .put("resume", resume.word());
        document.put("resumeUntil", until.map(Instant::toString).orElse(null));
        return document.put("executionArn", executionArn);
    }
}
