package dev.tenantonboarding.localcloud.cloudformation.template;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A parameter, and what its values must be like. */
public record ParameterDeclaration(String name, String type, Optional<String> defaultValue, List<String> allowedValues,
        Optional<String> allowedPattern, JsonNode limits, Optional<String> description, Optional<String> constraintDescription,
        boolean noEcho) {
    private static final Set<String> TYPES = Set.of("String", "Number", "CommaDelimitedList", "List<Number>");
    private static final Set<String> MEMBERS = Set.of("Type", "Default", "AllowedValues", "AllowedPattern", "MinLength", "MaxLength",
            "MinValue", "MaxValue", "Description", "ConstraintDescription", "NoEcho");

    static ParameterDeclaration parse(String name, JsonNode node) {
        Json.object(node, "Parameter " + name);
        node.propertyNames().stream().filter(member -> !MEMBERS.contains(member)).findFirst().ifPresent(member -> {
            throw Json.error("Unrecognized attribute " + member + " of parameter " + name);
        });
        if (!node.has("Type")) {
            throw Json.error("Every Parameters object must contain a Type member. (" + name + ")");
        }
        var type = Json.text(node.get("Type"), "Type of parameter " + name);
        if (!TYPES.contains(type)) {
            throw AwsError.unsupported("the type " + type + " of parameter " + name);
        }
        var allowed = node.path("AllowedValues").values().stream().map(value -> Json.text(value, "Each allowed value of " + name)).toList();
        var declaration = new ParameterDeclaration(name, type, text(node, "Default"), allowed, text(node, "AllowedPattern"), node,
                text(node, "Description"), text(node, "ConstraintDescription"), node.path("NoEcho").asString("false").equals("true"));
        declaration.pattern();
        declaration.defaultValue().ifPresent(declaration::check);
        return declaration;
    }

    /**
     * Checks a value and makes it what Ref answers: a string, or a list for list types.
     *
     * @throws AwsError ValidationException, naming parameter and constraint
     */
    public JsonNode value(String text) {
        check(text);
        if (type.equals("String") || type.equals("Number")) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        var list = JsonNodeFactory.instance.arrayNode();
        items(text).forEach(list::add);
        return list;
    }

    private void check(String text) {
        var items = type.equals("CommaDelimitedList") || type.equals("List<Number>") ? items(text) : List.of(text);
        for (var item : items) {
            require(allowedValues.isEmpty() || allowedValues.contains(item), "must be one of AllowedValues");
            require(pattern().map(pattern -> pattern.matcher(item).matches()).orElse(true), "must match pattern " + allowedPattern.orElse(""));
            if (type.endsWith("Number") || type.endsWith("Number>")) {
                checkNumber(item);
            } else {
                limit("MinLength").ifPresent(least -> require(item.length() >= least.intValue(), "must contain at least " + least + " characters"));
                limit("MaxLength").ifPresent(most -> require(item.length() <= most.intValue(), "must contain at most " + most + " characters"));
            }
        }
    }

    private void checkNumber(String text) {
        require(text.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"), "must be a number");
        var number = new BigDecimal(text);
        limit("MinValue").ifPresent(least -> require(number.compareTo(least) >= 0, "must be a number not less than " + least));
        limit("MaxValue").ifPresent(most -> require(number.compareTo(most) <= 0, "must be a number not greater than " + most));
    }

    private void require(boolean holds, String constraint) {
        if (!holds) {
            throw AwsError.validation("Parameter '" + name + "' " + constraintDescription.map(text -> "failed to satisfy constraint: " + text)
                    .orElse(constraint));
        }
    }

    private Optional<BigDecimal> limit(String member) {
        try {
            return text(limits, member).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw Json.error(member + " of parameter " + name + " must be a number.");
        }
    }

    private Optional<Pattern> pattern() {
        try {
            return allowedPattern.map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw Json.error("AllowedPattern of parameter " + name + " is no regular expression.");
        }
    }

    private static List<String> items(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(node.get(member)).map(value -> Json.text(value, member));
    }
}
