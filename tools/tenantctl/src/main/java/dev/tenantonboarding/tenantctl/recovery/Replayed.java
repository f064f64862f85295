package dev.tenantonboarding.tenantctl.recovery;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenantctl.recovery.Replayer.Started;
import dev.tenantonboarding.tenantctl.tenants.Progress;

/**
 * A replay, and what came of it.
 *
 * @param end empty if nobody waited for it
 */
public record Replayed(Trouble trouble, Started started, Optional<Progress> end) {

    public Optional<Failure> failure() {
        return end.flatMap(Progress::failure);
    }

    public String line() {
        if (end.isEmpty()) {
            return how() + "; this did not wait for the outcome";
        }
        return how() + failure().map(why -> ", and failed in " + why.state() + ": " + why.error() + ": " + why.cause()).orElse(", and succeeded");
    }

    public ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("tenantId", trouble.tenantId().orElse(null));
        document.put("how", started.how().word()).put("executionArn", started.executionArn()).put("outcome", outcome());
        failure().ifPresent(why -> document.put("state", why.state()).put("error", why.error()).put("cause", why.cause()));
        return document;
    }

    private String how() {
        return switch (started.how()) {
            case REDRIVE -> trouble.name() + " was redriven from " + trouble.state();
            case RESTART -> trouble.name() + " was restarted from its event, as " + started.executionArn();
            case NONE -> throw new IllegalStateException("nothing was started");
        };
    }

    private String outcome() {
        return end.isEmpty() ? "STARTED" : failure().isEmpty() ? "SUCCEEDED" : "FAILED";
    }
}
