package dev.tenantonboarding.tenantctl.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenantctl.CommandFailed;

/**
 * How many tenants are in quarantine, and how many more can be.
 *
 * @param held     tenants in quarantine
 * @param room     how many more tenants fit into the fuller role's policy
 * @param overflow the isolation models whose invoke role has too many to name, and so denies every tenant
 */
public record Quarantines(int held, int room, List<String> overflow) {
    public Quarantines {
        overflow = List.copyOf(overflow);
    }

    /** @throws CommandFailed if the function's answer has no numbers */
    static Quarantines read(JsonNode answer) {
        if (!answer.path("held").isInt() || !answer.path("room").isInt() || !answer.path("overflow").isArray()) {
            throw CommandFailed.because("the quarantine's function answered without held, room and overflow: " + answer);
        }
        return new Quarantines(answer.get("held").intValue(), answer.get("room").intValue(),
                StreamSupport.stream(answer.get("overflow").spliterator(), false).map(JsonNode::asText).toList());
    }

    public void addTo(ObjectNode document) {
        document.put("held", held).put("room", room);
        overflow.forEach(document.putArray("overflow")::add);
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%d %s in quarantine, with room for %d more".formatted(held, held == 1 ? "tenant is" : "tenants are", room));
        overflow.forEach(role -> lines.add("WARNING: too many for the " + role
                + " invoke role: it now denies every tenant's calls, until enough are released"));
        return lines;
    }
}
