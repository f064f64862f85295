package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;

/**
 * A rule over parameters: what must hold of them together.
 *
 * @param condition under which the assertions count; without one they always do
 */
public record RuleDeclaration(String name, Optional<JsonNode> condition, List<Assertion> assertions) {
    private static final Set<String> FUNCTIONS = Set.of("Ref", "Fn::And", "Fn::Contains", "Fn::Equals", "Fn::Not", "Fn::Or");

    /** @param holds a boolean function */
    record Assertion(JsonNode holds, Optional<String> description) {

        static Assertion parse(String rule, JsonNode node) {
            requireMembers("An assertion of rule " + rule, node, Set.of("Assert", "AssertDescription"));
            if (!node.has("Assert")) {
                throw Json.error("Every assertion of rule " + rule + " must contain an Assert member.");
            }
            requireFunctions(rule, node.get("Assert"));
            return new Assertion(node.get("Assert"),
                    Optional.ofNullable(node.get("AssertDescription")).map(text -> Json.text(text, "AssertDescription")));
        }
    }

    public RuleDeclaration {
        assertions = List.copyOf(assertions);
    }

    static RuleDeclaration parse(String name, JsonNode node) {
        requireMembers("Rule " + name, node, Set.of("RuleCondition", "Assertions"));
        if (node.path("Assertions").isEmpty()) {
            throw Json.error("Rule " + name + " must have Assertions.");
        }
        var condition = Optional.ofNullable(node.get("RuleCondition"));
        condition.ifPresent(function -> requireFunctions(name, function));
        return new RuleDeclaration(name, condition,
                node.get("Assertions").values().stream().map(assertion -> Assertion.parse(name, assertion)).toList());
    }

    /** @throws AwsError ValidationException with the first broken assertion's description */
    public void check(Resolver resolver) {
        if (condition.isPresent() && !resolver.isTrue(condition.get())) {
            return;
        }
        assertions.stream().filter(assertion -> !resolver.isTrue(assertion.holds())).findFirst().ifPresent(broken -> {
            throw AwsError.validation("Rule " + name + " failed: "
                    + broken.description().orElse("an assertion does not hold: " + broken.holds()));
        });
    }

    /** Names of parameters that the rule asks for. */
    Set<String> references() {
        var names = new HashSet<String>();
        condition.ifPresent(function -> names.addAll(References.in(function)));
        assertions.forEach(assertion -> names.addAll(References.in(assertion.holds())));
        return names;
    }

    private static void requireMembers(String what, JsonNode node, Set<String> known) {
        Json.object(node, what).propertyNames().stream().filter(member -> !known.contains(member)).findFirst().ifPresent(member -> {
            throw Json.error("Unrecognized attribute " + member + ": " + what);
        });
    }

    private static void requireFunctions(String rule, JsonNode node) {
        if (node.isObject()) {
            node.propertyNames().stream().filter(name -> !FUNCTIONS.contains(name)).findFirst().ifPresent(name -> {
                throw AwsError.unsupported("the function " + name + " in a rule (" + rule + ")");
            });
        }
        node.values().forEach(inner -> requireFunctions(rule, inner));
    }
}
