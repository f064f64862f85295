package dev.tenantonboarding.tests.proof;

import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.localcloud.iam.policy.ApplicablePolicies;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The roles of a stack and what they may, as CloudFormation would make them from a template's own text. */
final class Roles {
    /**
     * A role as deployed.
     *
     * @param may its policies, inline and attached, and its boundary
     */
    record Deployed(String name, String arn, ApplicablePolicies may, PolicyDocument trust) {}

    private final ResolvedStack stack;
    private final Map<String, PolicyDocument> managedElsewhere;
    private final Map<String, Deployed> roles = new TreeMap<>();

    private Roles(ResolvedStack stack, Map<String, PolicyDocument> managedElsewhere) {
        this.stack = stack;
        this.managedElsewhere = managedElsewhere;
        stack.ofType("AWS::IAM::Role").forEach(role -> roles.put(role.logicalId(), deployed(role)));
    }

    /**
     * @param parameters of the stack; the others have their defaults
     * @param managedElsewhere other stacks' managed policies that this one may name, by their ARNs
     */
    static Roles of(Template template, String stackName, Map<String, String> parameters, Map<String, PolicyDocument> managedElsewhere) {
        return new Roles(new ResolvedStack(template, stackName, parameters), managedElsewhere);
    }

    Deployed named(String logicalId) {
        return find(logicalId).orElseThrow(() -> new AssertionError("the stack has no role " + logicalId + " but " + roles.keySet()));
    }

    Optional<Deployed> find(String logicalId) {
        return Optional.ofNullable(roles.get(logicalId));
    }

    /** The document of a managed policy of the stack. */
    PolicyDocument managed(String logicalId) {
        return managedDocument(stack.physicalId(logicalId));
    }

    String physicalId(String logicalId) {
        return stack.physicalId(logicalId);
    }

    List<String> logicalIds() {
        return List.copyOf(roles.keySet());
    }

    private Deployed deployed(ResourceDeclaration role) {
        JsonNode properties = stack.properties(role);
        Stream<PolicyDocument> inline = properties.path("Policies").values().stream().map(policy -> identity(policy.path("PolicyDocument")));
        Stream<PolicyDocument> added = stack.ofType("AWS::IAM::Policy").map(stack::properties)
                .filter(policy -> policy.path("Roles").values().stream().anyMatch(name -> name.asString().equals(stack.physicalId(role.logicalId()))))
                .map(policy -> identity(policy.path("PolicyDocument")));
        Stream<PolicyDocument> managed = properties.path("ManagedPolicyArns").values().stream().map(arn -> managedDocument(arn.asString()));
        ApplicablePolicies unbounded = ApplicablePolicies.ofIdentity(Stream.of(inline, added, managed).flatMap(each -> each).toList());
        ApplicablePolicies may = properties.has("PermissionsBoundary")
                ? unbounded.withBoundary(managedDocument(properties.path("PermissionsBoundary").asString()))
                : unbounded;
        return new Deployed(stack.physicalId(role.logicalId()), stack.attribute(role.logicalId(), "Arn"), may,
                PolicyDocument.parse(properties.path("AssumeRolePolicyDocument").toString(), PolicyShape.TRUST));
    }

    private PolicyDocument managedDocument(String arn) {
        return stack.ofType("AWS::IAM::ManagedPolicy")
                .filter(policy -> stack.physicalId(policy.logicalId()).equals(arn))
                .map(policy -> identity(stack.properties(policy).path("PolicyDocument")))
                .findFirst()
                .or(() -> Optional.ofNullable(managedElsewhere.get(arn)))
                .orElseThrow(() -> new AssertionError("the stack has no managed policy " + arn));
    }

    private static PolicyDocument identity(JsonNode document) {
        return PolicyDocument.parse(document.toString(), PolicyShape.IDENTITY);
    }
}
