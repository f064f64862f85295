package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a Condition element: operator, then key, then values. */
final class ConditionParser {

    private static final String IF_EXISTS = "IfExists";

    private final PolicyVersion version;

    ConditionParser(PolicyVersion version) {
        this.version = version;
    }

    List<Condition> parse(JsonNode node) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object(node, "Condition").properties()) {
            String operator = entry.getKey();
            for (Map.Entry<String, JsonNode> key : object(entry.getValue(), operator).properties()) {
                conditions.add(condition(operator, key.getKey(), Json.scalars(key.getValue(), operator)));
            }
        }
        return conditions;
    }

    private Condition condition(String name, String key, List<String> values) {
        SetQualifier qualifier = SetQualifier.of(name);
        String plain = name.substring(qualifier.prefix().length());
        boolean ifExists = plain.endsWith(IF_EXISTS);
        ConditionOperator operator = ConditionOperator.named(ifExists ? plain.substring(0, plain.length() - IF_EXISTS.length()) : plain)
                .orElseThrow(() -> invalid(name));
        if (key.indexOf(':') < 1) {
            throw new MalformedPolicyException("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: " + key);
        }
        List<ValueTest> tests = values.stream().map(value -> operator.test(value, version)).toList();
        if (operator != ConditionOperator.NULL) {
            return new Condition.Comparison(qualifier, operator, ifExists, Condition.Key.of(key), tests);
        }
        if (ifExists || qualifier != SetQualifier.NONE) {
            throw invalid(name);
        }
        return new Condition.Missing(Condition.Key.of(key), tests);
    }

    private static MalformedPolicyException invalid(String operator) {
        return new MalformedPolicyException("Invalid Condition type : " + operator + ".");
    }

    private static JsonNode object(JsonNode node, String element) {
        if (!node.isObject()) {
            throw MalformedPolicyException.syntax("An object is expected in " + element + ".");
        }
        return node;
    }
}
