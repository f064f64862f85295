package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the few JSON forms that policies use, or refuses what has another form. */
final class Json {

    private Json() {
    }

    static void requireElements(JsonNode node, String where, Set<String> known) {
        if (!node.isObject()) {
            throw MalformedPolicyException.syntax("An object is expected as " + where + ".");
        }
        for (Map.Entry<String, JsonNode> element : node.properties()) {
            if (!known.contains(element.getKey())) {
                throw MalformedPolicyException.syntax("Unknown element " + element.getKey() + " in " + where + ".");
            }
        }
    }

    static String string(JsonNode node, String element) {
        if (!node.isString()) {
            throw MalformedPolicyException.syntax("A string is expected in " + element + ".");
        }
        return node.stringValue();
    }

    /** One string or a list of them. */
    static List<String> strings(JsonNode node, String element) {
        List<String> strings = new ArrayList<>();
        each(node).forEach(item -> strings.add(string(item, element)));
        return strings;
    }

    /** One string, number or boolean, or a list of them, each as text. */
    static List<String> scalars(JsonNode node, String element) {
        List<String> scalars = new ArrayList<>();
        for (JsonNode item : each(node)) {
            if (!item.isString() && !item.isNumber() && !item.isBoolean()) {
                throw MalformedPolicyException.syntax("A string, number or boolean is expected in " + element + ".");
            }
            scalars.add(item.asString());
        }
        return scalars;
    }

    private static List<JsonNode> each(JsonNode node) {
        return node.isArray() ? List.copyOf(node.values()) : List.of(node);
    }
}
