package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one statement and refuses what AWS refuses in a document of this shape. */
final class StatementParser {

    private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
            "NotResource", "Condition");
    private static final Pattern SID = Pattern.compile("[0-9A-Za-z]*");
    private static final Pattern VENDOR = Pattern.compile("[a-zA-Z0-9.-]+");

    private final PolicyShape shape;
    private final PolicyVersion version;
    private final ConditionParser conditions;

    StatementParser(PolicyShape shape, PolicyVersion version) {
        this.shape = shape;
        this.version = version;
        this.conditions = new ConditionParser(version);
    }

    Statement parse(JsonNode node) {
        Json.requireElements(node, "a statement", ELEMENTS);
        return new Statement(sid(node), effect(node), principals(node), actions(node), resources(node),
                node.has("Condition") ? conditions.parse(node.get("Condition")) : List.of());
    }

    private Optional<String> sid(JsonNode node) {
        if (!node.has("Sid")) {
            return Optional.empty();
        }
        String sid = Json.string(node.get("Sid"), "Sid");
        // Bucket and queue policies may name their statements freely.
        if (shape != PolicyShape.RESOURCE && !SID.matcher(sid).matches()) {
            throw new MalformedPolicyException("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
                    + "expression [0-9A-Za-z]*: " + sid);
        }
        return Optional.of(sid);
    }

    private static Effect effect(JsonNode node) {
        if (!node.has("Effect")) {
            throw MalformedPolicyException.syntax("Missing required field Effect.");
        }
        String effect = Json.string(node.get("Effect"), "Effect");
        return switch (effect) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw MalformedPolicyException.syntax("Effect must be Allow or Deny, not " + effect + ".");
        };
    }

    private Optional<PrincipalSet> principals(JsonNode node) {
        if (node.has("NotPrincipal")) {
            throw new MalformedPolicyException("Has prohibited field NotPrincipal");
        }
        if (!shape.namesPrincipals()) {
            if (node.has("Principal")) {
                throw new MalformedPolicyException("Policy document should not specify a principal.");
            }
            return Optional.empty();
        }
        if (!node.has("Principal")) {
            throw new MalformedPolicyException("Missing required field Principal");
        }
        return Optional.of(PrincipalParser.parse(node.get("Principal")));
    }

    private ActionSet actions(JsonNode node) {
        Optional<String> element = oneOf(node, "Action", "NotAction");
        List<String> actions = element.map(name -> Json.strings(node.get(name), name)).orElse(List.of());
        if (actions.isEmpty()) {
            throw new MalformedPolicyException("Policy statement must contain actions.");
        }
        actions.forEach(this::requireAction);
        return new ActionSet(node.has("NotAction"), actions.stream().map(Glob::of).toList());
    }

    private void requireAction(String action) {
        if (shape == PolicyShape.TRUST && !action.toLowerCase(Locale.ROOT).startsWith("sts:")) {
            throw new MalformedPolicyException("AssumeRole policy may only specify STS AssumeRole actions.");
        }
        if (action.equals("*")) {
            return;
        }
        String[] parts = action.split(":", -1);
        if (parts.length == 1) {
            throw new MalformedPolicyException("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (parts.length > 2) {
            throw new MalformedPolicyException("Actions/Condition can contain only one colon.");
        }
        if (!VENDOR.matcher(parts[0]).matches()) {
            throw new MalformedPolicyException("Vendor " + parts[0] + " is not valid");
        }
    }

    private Optional<ResourceSet> resources(JsonNode node) {
        Optional<String> element = oneOf(node, "Resource", "NotResource");
        if (!shape.namesResources()) {
            element.ifPresent(name -> {
                throw new MalformedPolicyException("Has prohibited field " + name);
            });
            return Optional.empty();
        }
        List<String> resources = element.map(name -> Json.strings(node.get(name), name)).orElse(List.of());
        if (resources.isEmpty()) {
            throw new MalformedPolicyException("Policy statement must contain resources.");
        }
        List<ArnTemplate> arns = new ArrayList<>();
        resources.stream().filter(resource -> !resource.equals("*")).forEach(resource -> {
            ResourceRules.require(resource);
            arns.add(ArnTemplate.parse(resource, version));
        });
        return Optional.of(new ResourceSet(node.has("NotResource"), resources.contains("*"), arns));
    }

    private static Optional<String> oneOf(JsonNode node, String element, String inverted) {
        if (node.has(element) && node.has(inverted)) {
            throw MalformedPolicyException.syntax(element + " and " + inverted + " can't stand in one statement.");
        }
        if (node.has(element)) {
            return Optional.of(element);
        }
        return node.has(inverted) ? Optional.of(inverted) : Optional.empty();
    }
}
