package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;

/**
 * Reads the fields of one object of a definition. Whatever is wrong becomes a diagnostic and reads as if it weren't there, so that
 * one pass finds everything; fields that nobody asked for are refused at the end.
 */
final class Fields {
    private static final Set<String> JSON_PATH_ONLY = Set.of("InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector",
            "ItemsPath", "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "SecondsPath",
            "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "ErrorPath", "CausePath", "Result", "Variable");

    private static final Set<String> JSONATA_ONLY = Set.of("Output", "Arguments", "Items", "Condition");
    /** Fields that mean the same in both query languages, as long as they hold no expression. */
    private static final Set<String> NEUTRAL = Set.of("Type", "Comment", "QueryLanguage", "Next", "End", "Error", "Cause", "Seconds");

    private final Map<?, ?> object;
    private final String state;
    private final String prefix;
    private final List<Diagnostic> diagnostics;
    private final ExpressionReader expressions;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Map<?, ?> object, String state, String prefix, List<Diagnostic> diagnostics) {
        this.object = object;
        this.state = state;
        this.prefix = prefix;
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionReader(diagnostics);
    }

    static Fields ofMachine(Map<?, ?> object, List<Diagnostic> diagnostics) {
        return new Fields(object, "", "", diagnostics);
    }

    /** @param state where it stands, such as {@code /States/Claim} */
    static Fields ofState(Map<?, ?> object, String state, List<Diagnostic> diagnostics) {
        return new Fields(object, state, "", diagnostics);
    }

    /** Where this object stands, such as {@code /States/Route/Choices[0]}. */
    String path() {
        return prefix.isEmpty() ? state.isEmpty() ? "/" : state : state + "/" + prefix;
    }

    /** Where one of its fields stands. */
    String path(String field) {
        return state + "/" + location(field);
    }

    private String location(String field) {
        return prefix.isEmpty() ? field : prefix + "/" + field;
    }

    boolean has(String field) {
        known.add(field);
        return object.containsKey(field);
    }

    /** Tells of all of these fields that are missing at once. */
    boolean require(String... names) {
        known.addAll(Arrays.asList(names));
        var missing = Arrays.stream(names).filter(name -> !object.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            report(path(), "These fields are required: " + missing);
        }
        return missing.isEmpty();
    }

    void refuseOthers() {
        for (var name : object.keySet()) {
            if (!known.contains(name)) {
                report(path(), JSON_PATH_ONLY.contains(name)
                        ? "The QueryLanguage is set to 'JSONata', but field '" + name + "' is only supported for the 'JSONPath' QueryLanguage"
                        : "Field '" + name + "' is not supported");
            }
        }
    }

    /** Refuses fields that AWS has and the local cloud has not, by name. */
    void refuseUnsupported(String... names) {
        for (var name : names) {
            if (has(name)) {
                report(path(name), "The local cloud does not support the field '" + name + "'");
            }
        }
    }

    /** Refuses a JSONPath state unless nothing in it depends on the query language. */
    boolean meansTheSameInJsonPath() {
        var reported = diagnostics.size();
        for (var name : object.keySet()) {
            if (JSONATA_ONLY.contains(name)) {
                report(path(), "The QueryLanguage is set to 'JSONPath', but field '" + name
                        + "' is only supported for the 'JSONata' QueryLanguage");
            } else if (!NEUTRAL.contains(name) || ExpressionReader.isExpression(object.get(name))) {
                report(path((String) name), "The local cloud supports the 'JSONata' QueryLanguage only");
            }
        }
        return diagnostics.size() == reported;
    }

    Optional<Object> value(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field));
    }

    Optional<String> text(String field) {
        return typed(field, String.class, "String");
    }

    Optional<Boolean> flag(String field) {
        return typed(field, Boolean.class, "Boolean");
    }

    Optional<String> oneOf(String field, List<String> values) {
        return text(field).filter(value -> {
            if (!values.contains(value)) {
                report(path(field), "The field '" + field + "' should have one of these values: " + values);
            }
            return values.contains(value);
        });
    }

    Optional<Integer> wholeNumber(String field, int least, int most) {
        return typed(field, Integer.class, "Integer").filter(value -> {
            var fits = value >= least && value <= most;
            if (!fits) {
                report(path(field), value < least ? "Expected value to be greater than or equal to " + least
                        : "Expected value to be less than or equal to " + most);
            }
            return fits;
        });
    }

    Optional<Double> number(String field, double least) {
        return typed(field, Number.class, "Number").map(Number::doubleValue).filter(value -> {
            if (value < least) {
                report(path(field), "Expected value to be greater than or equal to " + least);
            }
            return value >= least;
        });
    }

    /** An object within this one, read as part of the same state. */
    Optional<Fields> object(String field) {
        return typed(field, Map.class, "Object").map(value -> new Fields(value, state, location(field), diagnostics));
    }

    /** A non-empty array of objects. */
    List<Fields> objects(String field) {
        var found = new ArrayList<Fields>();
        var array = typed(field, List.class, "Array").orElse(List.of());
        if (array.isEmpty() && value(field).filter(List.class::isInstance).isPresent()) {
            report(path(field), "Value cannot be empty");
        }
        for (var i = 0; i < array.size(); i++) {
            var place = location(field) + "[" + i + "]";
            if (array.get(i) instanceof Map<?, ?> element) {
                found.add(new Fields(element, state, place, diagnostics));
            } else {
                report(state + "/" + place, "Expected value of type Object");
            }
        }
        return found;
    }

    /** A non-empty array of strings. */
    List<String> texts(String field) {
        var array = typed(field, List.class, "Array").orElse(List.of());
        if (array.isEmpty() && value(field).filter(List.class::isInstance).isPresent()) {
            report(path(field), "Value cannot be empty");
        }
        var found = new ArrayList<String>();
        for (var element : array) {
            if (element instanceof String text) {
                found.add(text);
            } else {
                report(path(field), "Expected value of type String");
            }
        }
        return found;
    }

    /** Any JSON, with expressions in it. */
    Optional<Template> template(String field, Set<Reserved> readable) {
        return value(field).map(value -> expressions.read(value, state, location(field), readable));
    }

    private <T> Optional<T> typed(String field, Class<T> type, String name) {
        return value(field).filter(value -> {
            if (!type.isInstance(value)) {
                report(path(field), "Expected value of type " + name);
            }
            return type.isInstance(value);
        }).map(type::cast);
    }

    void report(String location, String message) {
        diagnostics.add(Diagnostic.schema(location, message));
    }

}
