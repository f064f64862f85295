package dev.tenantonboarding.tests.proof;

import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.localcloud.iam.policy.ApplicablePolicies;
import dev.tenantonboarding.localcloud.iam.policy.AuthorizationRequest;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyEvaluator;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.iam.policy.Principal;
import dev.tenantonboarding.localcloud.iam.policy.RequestContext;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform as one variant deploys it: all roles with their policies, and who is held to which. */
final class Platform {
    private static final String SILO_ROLE = "tenant--%s--function";
    private static final PolicyDocument EVERYTHING = PolicyDocument.parse(
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}", PolicyShape.IDENTITY);
    private static final Map<String, String> GIVEN = Map.of(
            "CodeBucket", "code", "OnboardingCodeKey", "onboarding.jar", "InferenceCodeKey", "inference.jar", "SiloTemplateKey", "silo.json",
            "JwtIssuer", "https://issuer.example.com", "JwtAudience", "api");

    private final Variant variant;
    private final Template silo;
    private final Roles roles;
    private final Map<String, Roles> siloRoles = new HashMap<>();
    private final Map<Caller.TenantSession, List<PolicyDocument>> sessionPolicies = new HashMap<>();

    Platform(Templates templates, Variant variant) {
        this.variant = variant;
        this.silo = templates.parsedSilo();
        Map<String, String> parameters = new HashMap<>(GIVEN);
        parameters.putAll(variant.parameters());
        this.roles = Roles.of(templates.parsedMain(), Stage.STACK, parameters, Map.of());
    }

    Roles roles() {
        return roles;
    }

    String modelsBucket() {
        return roles.physicalId("Models");
    }

    String sourceBucket() {
        return roles.physicalId("ModelSource");
    }

    /** The role that a tenant enters by a door, by its logical id. */
    String behind(Door door) {
        return switch (door) {
            case POOL -> narrowed() ? "PoolWideRole" : "PoolInvokeRole";
            case BRIDGE -> narrowed() ? "BridgeWideRole" : "BridgeInvokeRole";
            case MODEL_SOURCE -> "ModelSourceReadRole";
        };
    }

    /** What the policies say to an attempt. */
    boolean allows(Attempt attempt) {
        return switch (attempt.caller()) {
            case Caller.TenantSession session -> {
                Roles.Deployed role = roles.named(behind(session.door()));
                yield allows(attempt, role, role.may().withSession(sessionPolicy(session)), session.tenant());
            }
            case Caller.PoolContainer() -> allows(attempt, roles.named("PoolExecutionRole"));
            case Caller.BridgeContainer() -> allows(attempt, roles.named("BridgeExecutionRole"));
            case Caller.OtherRole(String logicalId) -> allows(attempt, roles.named(logicalId));
            case Caller.SiloFunction(String tenant) -> siloRole(attempt, tenant, "InferenceRole");
            case Caller.SiloContainer(String tenant) -> siloRole(attempt, tenant, "ContainerRole");
            case Caller.WidestSiloRole(String tenant) -> {
                String name = SILO_ROLE.formatted(tenant);
                ApplicablePolicies may = ApplicablePolicies.ofIdentity(List.of(EVERYTHING)).withBoundary(roles.managed("SiloBoundary"));
                yield allows(attempt, new Roles.Deployed(name, Account.identity("role/" + name), may, EVERYTHING), may, tenant);
            }
        };
    }

    private boolean siloRole(Attempt attempt, String tenant, String logicalId) {
        Roles.Deployed role = siloRoles.computeIfAbsent(tenant, this::siloStack).named(logicalId);
        return allows(attempt, role, role.may(), tenant);
    }

    private Roles siloStack(String tenant) {
        String boundary = roles.physicalId("SiloBoundary");
        Map<String, String> parameters = new HashMap<>(GIVEN);
        parameters.putAll(Map.of("TenantId", tenant, "Revision", "0a1b2c3d", "ModelDataUrl", "s3://" + modelsBucket() + "/silo/" + tenant + "/m.tar.gz",
                "ContainerImage", "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1", "InstanceType", "ml.m5.large",
                "InstanceCount", "1", "TenantClaim", "tenantId", "MaxBodyBytes", "4194304", "ModelsBucket", modelsBucket(), "BoundaryArn", boundary));
        return Roles.of(silo, "tenant--" + tenant, parameters, Map.of(boundary, roles.managed("SiloBoundary")));
    }

    private static boolean allows(Attempt attempt, Roles.Deployed role) {
        return allows(attempt, role, role.may(), "");
    }

    /** @param tag the tenant that the caller is tagged with, by its session or because its stack is; empty for none */
    private static boolean allows(Attempt attempt, Roles.Deployed role, ApplicablePolicies may, String tag) {
        Map<String, List<String>> keys = new HashMap<>();
        keys.put("aws:PrincipalArn", List.of(role.arn()));
        if (!tag.isEmpty()) {
            keys.put("aws:PrincipalTag/TenantID", List.of(tag));
        }
        if (attempt.action().equals("sagemaker:InvokeEndpoint") || !(attempt.target() instanceof Target.Endpoint)) {
            keys.putAll(attempt.target().keys());
        }
        Principal principal = new Principal.RoleSession(role.arn(), sessionArn(role.name()));
        return PolicyEvaluator.evaluate(
                new AuthorizationRequest(principal, attempt.action(), attempt.target().arn(), new RequestContext(keys)), may).allowed();
    }

    static String sessionArn(String roleName) {
        return "arn:%s:sts::%s:assumed-role/%s/session".formatted(Account.PARTITION, Account.ID, roleName);
    }

    private List<PolicyDocument> sessionPolicy(Caller.TenantSession session) {
        return narrowed() && session.door() != Door.MODEL_SOURCE ? sessionPolicies.computeIfAbsent(session, Platform::written) : List.of();
    }

    /** The very policy that the functions write for the tenant. */
    private static List<PolicyDocument> written(Caller.TenantSession session) {
        Arns arns = new Arns(Account.PARTITION, Account.REGION, Account.ID);
        Policy policy = session.door() == Door.POOL
                ? new PoolInvokePolicy(arns.endpoint("pool--main")).policyFor(session.tenant())
                : new BridgeInvokePolicy(arns).policyFor(session.tenant());
        return List.of(PolicyDocument.parse(policy.toJson(), PolicyShape.IDENTITY));
    }

    private boolean narrowed() {
        return variant.has("TenantSession", "policy");
    }
}
