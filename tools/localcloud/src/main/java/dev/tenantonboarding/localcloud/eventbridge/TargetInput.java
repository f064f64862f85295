package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a target gets of an event: all of it, a part, a constant, or a template filled from it. */
final class TargetInput {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>\\s]+)>");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_-]+");

    private TargetInput() {
    }

    /** @throws AwsError ValidationException for a target whose input could never be made */
    static void check(Target target) {
        var ways = (target.input() == null ? 0 : 1) + (target.inputPath() == null ? 0 : 1) + (target.inputTransformer() == null ? 0 : 1);
        if (ways > 1) {
            throw AwsError.validation("Only one of Input, InputPath, or InputTransformer must be provided for target " + target.id() + ".");
        }
        if (target.input() != null && Json.parse(target.input()).isEmpty()) {
            throw AwsError.validation("JSON syntax error in input for target " + target.id() + ".");
        }
        if (target.inputPath() != null) {
            EventPath.parse(target.inputPath());
        }
        if (target.inputTransformer() != null) {
            check(target.inputTransformer(), target.id());
        }
    }

    static String of(Target target, Rule rule, Event event, Instant ingested) {
        if (target.input() != null) {
            return target.input();
        }
        if (target.inputPath() != null) {
            return EventPath.parse(target.inputPath()).in(event.envelope()).orElse(JsonNodeFactory.instance.nullNode()).toString();
        }
        return target.inputTransformer() == null ? event.envelope().toString() : transformed(target.inputTransformer(), rule, event, ingested);
    }

    private static void check(InputTransformer transformer, String target) {
        transformer.inputPathsMap().forEach((variable, path) -> {
            if (!VARIABLE.matcher(variable).matches() || variable.toUpperCase(Locale.ROOT).startsWith("AWS")) {
                throw AwsError.validation("Invalid variable name " + variable + " in InputPathsMap for target " + target + ".");
            }
            EventPath.parse(path);
        });
        var placeholders = PLACEHOLDER.matcher(transformer.inputTemplate());
        while (placeholders.find()) {
            var name = placeholders.group(1);
            if (!name.startsWith("aws.events.") && !transformer.inputPathsMap().containsKey(name)) {
                throw AwsError.validation("InputTemplate for target " + target + " contains placeholder <" + name
                        + "> without a path in InputPathsMap.");
            }
        }
    }

    private static String transformed(InputTransformer transformer, Rule rule, Event event, Instant ingested) {
        var values = new HashMap<>(reserved(rule, event, ingested));
        transformer.inputPathsMap().forEach((variable, path) -> EventPath.parse(path).in(event.envelope())
                .ifPresent(value -> values.put(variable, value)));
        var template = transformer.inputTemplate();
        var matcher = PLACEHOLDER.matcher(template);
        var filled = new StringBuilder();
        var quoted = false;
        var from = 0;
        while (matcher.find()) {
            quoted = quotedAfter(template.substring(from, matcher.start()), quoted);
            from = matcher.end();
            var inString = quoted;
            // A variable whose path leads nowhere does not appear in the output.
            var text = Optional.ofNullable(values.get(matcher.group(1))).map(value -> inString ? insideString(value) : value.toString()).orElse("");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(filled).toString();
    }

    private static Map<String, JsonNode> reserved(Rule rule, Event event, Instant ingested) {
        var text = JsonNodeFactory.instance;
        return Map.of("aws.events.rule-arn", text.stringNode(rule.arn()), "aws.events.rule-name", text.stringNode(rule.name()),
                "aws.events.event.ingestion-time", text.stringNode(ingested.toString()),
                "aws.events.event", event.envelope().without("detail"), "aws.events.event.json", event.envelope());
    }

    /** Within quotes a string loses its own. */
    private static String insideString(JsonNode value) {
        var text = value.toString();
        return value.isString() ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean quotedAfter(String text, boolean quoted) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }
}
