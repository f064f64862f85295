package dev.tenantonboarding.localcloud.cloudformation.template;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Evaluates intrinsic functions, for one stack with its parameters. */
public final class Resolver {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What resources answer once they exist. */
    public interface Made {
        /** What Ref answers. */
        String physicalId(String logicalId);

        /** What Fn::GetAtt answers. */
        String attribute(String logicalId, String name);
    }

    private final Template template;
    private final Map<String, JsonNode> parameters;
    private final Made made;
    private final Set<String> evaluating = new HashSet<>();

    /** @param parameters values by name, pseudo parameters too */
    public Resolver(Template template, Map<String, JsonNode> parameters, Made made) {
        this.template = template;
        this.parameters = Map.copyOf(parameters);
        this.made = made;
    }

    /** Whether a resource or output with this condition is there at all. */
    public boolean holds(Optional<String> condition) {
        return condition.map(this::holds).orElse(true);
    }

    /** Whether a boolean function of a rule holds. */
    boolean isTrue(JsonNode function) {
        return truth(function);
    }

    /** The value without functions; a missing node if it is AWS::NoValue. */
    public JsonNode resolve(JsonNode node) {
        var function = Json.function(node);
        if (function.isPresent()) {
            return call(function.get().getKey(), function.get().getValue());
        }
        if (node.isObject()) {
            var object = NODES.objectNode();
            node.properties().forEach(entry -> present(entry.getValue()).ifPresent(value -> object.set(entry.getKey(), value)));
            return object;
        }
        if (node.isArray()) {
            var array = NODES.arrayNode();
            node.values().forEach(item -> present(item).ifPresent(array::add));
            return array;
        }
        return node;
    }

    private Optional<JsonNode> present(JsonNode node) {
        return Optional.of(resolve(node)).filter(value -> !value.isMissingNode());
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> ref(Json.text(argument, "The argument of Ref"));
            case "Fn::GetAtt" -> attribute(Attribute.parse(argument));
            case "Fn::Sub" -> NODES.stringNode(substitute(argument));
            case "Fn::Join" -> NODES.stringNode(join(argument));
            case "Fn::If" -> resolve(arguments(argument, 3, function).get(holds(text(argument.get(0), function)) ? 1 : 2));
            case "Fn::Select" -> select(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::FindInMap" -> find(argument);
            case "Fn::Base64" -> NODES.stringNode(Base64.getEncoder().encodeToString(text(resolve(argument), function)
                    .getBytes(StandardCharsets.UTF_8)));
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> throw Json.error(function + " can only be used in conditions.");
            default -> throw new IllegalStateException(function + " was refused when the template was read");
        };
    }

    private JsonNode ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        return parameters.containsKey(name) ? parameters.get(name) : NODES.stringNode(made.physicalId(name));
    }

    private JsonNode attribute(Attribute attribute) {
        return NODES.stringNode(made.attribute(attribute.resource(), attribute.name()));
    }

    private String substitute(JsonNode argument) {
        var own = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
        var matcher = References.PLACEHOLDER.matcher(Json.text(argument.isArray() ? argument.path(0) : argument, "The text of Fn::Sub"));
        var filled = matcher.replaceAll(found -> Matcher.quoteReplacement(placeholder(found.group(1), own)));
        return filled.replace("${!", "${");
    }

    private String placeholder(String name, JsonNode own) {
        if (own.has(name)) {
            return text(resolve(own.get(name)), "Fn::Sub");
        }
        var value = name.contains(".") ? attribute(Attribute.parse(NODES.stringNode(name))) : ref(name);
        return value.isArray() ? value.values().stream().map(JsonNode::asString).collect(Collectors.joining(",")) : text(value, "Fn::Sub");
    }

    private String join(JsonNode argument) {
        var arguments = arguments(argument, 2, "Fn::Join");
        var items = resolve(arguments.get(1));
        if (!items.isArray()) {
            throw Json.error("every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined.");
        }
        return items.values().stream().map(item -> text(item, "Fn::Join")).collect(Collectors.joining(text(arguments.get(0), "Fn::Join")));
    }

    private JsonNode select(JsonNode argument) {
        var arguments = arguments(argument, 2, "Fn::Select");
        var index = text(resolve(arguments.get(0)), "Fn::Select");
        var items = resolve(arguments.get(1));
        if (!index.matches("[0-9]{1,6}") || !items.has(Integer.parseInt(index))) {
            throw Json.error("Fn::Select cannot select nonexistent value at index " + index);
        }
        return items.get(Integer.parseInt(index));
    }

    private JsonNode split(JsonNode argument) {
        var arguments = arguments(argument, 2, "Fn::Split");
        var list = NODES.arrayNode();
        for (var part : text(resolve(arguments.get(1)), "Fn::Split").split(Pattern.quote(text(arguments.get(0), "Fn::Split")), -1)) {
            list.add(part);
        }
        return list;
    }

    private JsonNode find(JsonNode argument) {
        var node = template.mappings();
        for (var key : arguments(argument, 3, "Fn::FindInMap").values()) {
            var name = text(resolve(key), "Fn::FindInMap");
            if (!node.has(name)) {
                throw Json.error("Unable to get mapping for " + argument);
            }
            node = node.get(name);
        }
        return node;
    }

    private boolean holds(String condition) {
        if (!template.conditions().containsKey(condition)) {
            throw Json.error("Unresolved condition dependency " + condition);
        }
        if (!evaluating.add(condition)) {
            throw Json.error("Circular dependencies for conditions: " + condition);
        }
        try {
            return truth(template.conditions().get(condition));
        } finally {
            evaluating.remove(condition);
        }
    }

    private boolean truth(JsonNode node) {
        if (node.isObject() && node.size() == 1 && node.has("Condition")) {
            return holds(text(node.get("Condition"), "Condition"));
        }
        var function = Json.function(node).orElseThrow(() -> Json.error("a condition must be a function: " + node));
        var argument = function.getValue();
        return switch (function.getKey()) {
            case "Fn::Equals" -> resolve(arguments(argument, 2, "Fn::Equals").get(0)).equals(resolve(argument.get(1)));
            case "Fn::Contains" -> resolve(arguments(argument, 2, "Fn::Contains").get(0)).values().stream()
                    .anyMatch(resolve(argument.get(1))::equals);
            case "Fn::Not" -> !truth(arguments(argument, 1, "Fn::Not").get(0));
            case "Fn::And" -> argument.values().stream().allMatch(this::truth);
            case "Fn::Or" -> argument.values().stream().anyMatch(this::truth);
            default -> throw Json.error("Conditions can only be boolean operations on parameters and other conditions, not " + function.getKey());
        };
    }

    private static JsonNode arguments(JsonNode argument, int count, String function) {
        if (!argument.isArray() || argument.size() != count) {
            throw Json.error("every " + function + " object requires " + count + " arguments.");
        }
        return argument;
    }

    private static String text(JsonNode node, String function) {
        return Json.text(node, "An argument of " + function);
    }
}
