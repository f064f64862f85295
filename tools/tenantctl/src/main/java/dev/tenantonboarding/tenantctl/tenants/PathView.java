package dev.tenantonboarding.tenantctl.tenants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenantctl.console.Table;

/** An execution's path, for people and as a document. */
public record PathView(ExecutionPath path) {

    ArrayNode document() {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var stop : path.stops()) {
            var one = list.addObject()
                    .put("state", stop.state())
                    .put("redrive", stop.run())
                    .put("visits", stop.visits())
                    .put("entered", stop.entered().toString())
                    .put("seconds", stop.spent().toMillis() / 1000.0)
                    .put("retries", stop.retries());
            stop.error().ifPresent(error -> one.put("error", error));
        }
        return list;
    }

    List<String> lines() {
        if (path.stops().isEmpty()) {
            return List.of();
        }
        var table = new Table("STATE", "RUN", "ENTERED", "TOOK", "VISITS", "RETRIES", "");
        for (var stop : path.stops()) {
            table.row(stop.state(), stop.run() == 0 ? "first" : "redrive " + stop.run(), stop.entered().toString(), seconds(stop.spent()),
                    String.valueOf(stop.visits()), String.valueOf(stop.retries()), stop.error().orElse(""));
        }
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
