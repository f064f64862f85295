package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;

/**
 * A state machine's definition, read and found good.
 *
 * @param source  as it was given
 * @param timeout of each execution
 */
public record Definition(String source, StateGraph graph, Optional<Duration> timeout) {

    /** @throws InvalidDefinition telling everything that is wrong with it */
    public static Definition parse(String source) throws InvalidDefinition {
        var diagnostics = new ArrayList<Diagnostic>();
        if (!(json(source) instanceof Map<?, ?> object)) {
            throw new InvalidDefinition(List.of(new Diagnostic("SCHEMA_VALIDATION_FAILED",
                    "Definition must be a valid JSON object", Optional.empty())));
        }
        var fields = Fields.ofMachine(object, diagnostics);
        fields.text("Comment");
        fields.oneOf("Version", List.of("1.0"));
        var language = fields.oneOf("QueryLanguage", List.of("JSONPath", "JSONata"));
        var timeout = fields.wholeNumber("TimeoutSeconds", 1, 99_999_999).map(Duration::ofSeconds);
        var graph = new GraphReader(diagnostics, language.filter("JSONata"::equals).isPresent()).read(fields, Set.of());
        fields.refuseOthers();
        if (!diagnostics.isEmpty()) {
            throw new InvalidDefinition(diagnostics);
        }
        return new Definition(source, graph.orElseThrow(), timeout);
    }

    private static Object json(String source) throws InvalidDefinition {
        if (source.isBlank()) {
            return "";
        }
        try {
            return Json.parse(source);
        } catch (Json.Malformed e) {
            var place = "[Source: (String)\"" + (source.length() > 500 ? source.substring(0, 500) : source) + "\"; " + e.place() + "]";
            throw new InvalidDefinition(List.of(new Diagnostic("INVALID_JSON_DESCRIPTION", e.getMessage() + "\n at " + place,
                    Optional.of(place))));
        }
    }
}
