package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** What a value of a template refers to. */
final class References {
    /** A placeholder of Fn::Sub; one that begins with an exclamation mark stays as it is. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Set<String> names = new LinkedHashSet<>();

    private References() {
    }

    /** Names of parameters, pseudo parameters and resources, whichever branch of a condition they stand in. */
    static Set<String> in(JsonNode node) {
        var references = new References();
        references.visit(node);
        return references.names;
    }

    private void visit(JsonNode node) {
        var function = Json.function(node);
        if (function.isEmpty()) {
            node.values().forEach(this::visit);
            return;
        }
        var argument = function.get().getValue();
        switch (function.get().getKey()) {
            case "Ref" -> names.add(Json.text(argument, "The argument of Ref"));
            case "Fn::GetAtt" -> names.add(Attribute.parse(argument).resource());
            case "Fn::Sub" -> substitution(argument);
            default -> visit(argument);
        }
    }

    private void substitution(JsonNode argument) {
        var text = argument.isArray() ? argument.path(0) : argument;
        var own = argument.isArray() ? argument.path(1) : argument.path("none");
        var matcher = PLACEHOLDER.matcher(Json.text(text, "The text of Fn::Sub"));
        while (matcher.find()) {
            if (!own.has(matcher.group(1))) {
                names.add(matcher.group(1).split("\\.", 2)[0]);
            }
        }
        own.values().forEach(this::visit);
    }
}
