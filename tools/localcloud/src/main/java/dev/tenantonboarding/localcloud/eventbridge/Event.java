package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.Aws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event on a bus.
 *
 * @param replay the name of the replay that brings it once more
 */
record Event(String id, String source, String detailType, Instant time, List<String> resources, ObjectNode detail, Optional<String> replay) {

    Event {
        resources = List.copyOf(resources);
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    static Event of(String source, String detailType, Instant time, List<String> resources, ObjectNode detail) {
        return new Event(UUID.randomUUID().toString(), source, detailType, time, resources, detail, Optional.empty());
    }

    /** The same event once more. */
    Event in(String replayName) {
        return new Event(id, source, detailType, time, resources, detail, Optional.of(replayName));
    }

    /** The event as rules match it and targets get it. */
    ObjectNode envelope() {
        var envelope = Json.MAPPER.createObjectNode();
        envelope.put("version", "0");
        envelope.put("id", id);
        envelope.put("detail-type", detailType);
        envelope.put("source", source);
        envelope.put("account", Aws.ACCOUNT);
        envelope.put("time", time.toString());
        envelope.put("region", Aws.REGION);
        var list = envelope.putArray("resources");
        resources.forEach(list::add);
        replay.ifPresent(name -> envelope.put("replay-name", name));
        envelope.set("detail", (JsonNode) detail);
        return envelope;
    }
}
