package dev.tenantonboarding.localcloud.eventbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;

/** A path into an event, such as {@code $.detail.items[0]}: names and indexes are all that EventBridge knows. */
record EventPath(List<Object> steps) {
    private static final Pattern PATH = Pattern.compile("\\$(\\.[^.\\[\\]\\s]+|\\[[0-9]{1,6}])*");
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[([0-9]+)]");

    EventPath {
        steps = List.copyOf(steps);
    }

    static EventPath parse(String text) {
        if (!PATH.matcher(text).matches()) {
            throw AwsError.validation("Invalid path " + text + ": a path has dot notation, such as $.detail.state.");
        }
        var steps = new ArrayList<Object>();
        var matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : Integer.valueOf(matcher.group(2)));
        }
        return new EventPath(steps);
    }

    /** Empty if there is nothing. */
    Optional<JsonNode> in(JsonNode root) {
        var node = Optional.of(root);
        for (var step : steps) {
            node = node.flatMap(at -> Optional.ofNullable(step instanceof Integer index ? at.get(index) : at.get((String) step)));
        }
        return node;
    }
}
