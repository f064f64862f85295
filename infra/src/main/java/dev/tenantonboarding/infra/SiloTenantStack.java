package dev.tenantonboarding.infra;

import static java.util.Map.entry;

import dev.tenantonboarding.infra.LambdaFunction.Jar;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.ContainerExecutionPolicy;
import dev.tenantonboarding.tenancy.policy.ContainerExecutionPolicy.Artifacts;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.SiloArns;
import dev.tenantonboarding.tenancy.policy.SiloInvokePolicy;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** All that one silo tenant owns: API or route, function, endpoint, and the two roles that reach nothing else. */
final class SiloTenantStack extends Stack {

    private final SiloParameters parameters;
    private final SiloArns own;

    SiloTenantStack(App app) {
        super(app, "silo-tenant", StackProps.builder()
                .description("A silo tenant's own API, function and endpoint")
                .synthesizer(DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
                .build());
        parameters = new SiloParameters(this);
        own = new SiloArns(new Arns(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID), parameters.tenantId);
        var endpoint = new SiloEndpoint(this, parameters, own, containerRole());
        var function = function();
        Outputs.add(this, Map.ofEntries(
                entry("ApiUrl", door(function)),
                entry("EndpointName", endpoint.name()),
                entry("FunctionName", function.getRef())));
    }

    private CfnRole containerRole() {
        var repository = ContainerRoles.repositoryArn(own.arns(), parameters.containerImage);
        var artifacts = new Artifacts(own.arns().bucket(parameters.modelsBucket), own.artifactPrefix(), false);
        var role = role("ContainerRole", own.containerRoleName(), "sagemaker.amazonaws.com", "Container of the tenant's endpoint",
                new ContainerExecutionPolicy(artifacts, repository, own.arns().endpointLogs(own.endpointName())).policy());
        Accepted.patterns(role, "Artifacts are named by their hash, and SageMaker names its streams", "/silo/<TenantId>/*",
                ":log-group:/aws/sagemaker/Endpoints/silo--<TenantId>:*");
        Accepted.anyResource(role, "ecr:GetAuthorizationToken knows no resource");
        return role;
    }

    private CfnFunction function() {
        var logs = Logs.group(this, "InferenceLogs");
        logs.setLogGroupName(own.functionLogGroup());
        var role = role("InferenceRole", own.functionRoleName(), "lambda.amazonaws.com", "The tenant's function",
                new SiloInvokePolicy(own.endpoint(), logs.getAttrArn()).policy());
        var function = LambdaFunction.create(this, new FunctionIdentity("Inference", role, logs),
                new Jar(parameters.codeBucket, parameters.inferenceCodeKey, "dev.tenantonboarding.inference"), Functions.REQUEST,
                Map.of("POWERTOOLS_SERVICE_NAME", "Inference",
                        "ENDPOINT_NAME", own.endpointName(),
                        "TENANT_ID", parameters.tenantId,
                        "TENANT_CLAIM", parameters.tenantClaim,
                        "MAX_BODY_BYTES", parameters.maxBodyBytes));
        function.setFunctionName(own.functionName());
        return function;
    }

    private CfnRole role(String id, String name, String service, String description, Policy may) {
        var role = Iam.serviceRole(this, id, service, description, may);
        role.setRoleName(name);
        role.setPermissionsBoundary(parameters.boundaryArn);
        return role;
    }

    /**
     * The way to the function: through an API of the tenant's own, or below the tenant's id in the shared one.
     *
     * @return the url that {@code /invocations} follows
     */
    private String door(CfnFunction function) {
        var ownApi = CfnCondition.Builder.create(this, "OwnApi")
                .expression(Fn.conditionEquals(parameters.sharedApiId, "")).build();
        var api = new Api(this, parameters.jwtIssuer, parameters.jwtAudience);
        for (var resource : api.resources()) {
            resource.getCfnOptions().setCondition(ownApi);
        }
        new Route(this, "Invocations", choose(ownApi, api.id(), parameters.sharedApiId),
                new Route.Authorization("JWT", choose(ownApi, api.tokenAuthorizerId(), parameters.sharedAuthorizerId)),
                choose(ownApi, "", "/" + parameters.tenantId) + "/invocations", function.getAttrArn());
        return choose(ownApi, api.url(), parameters.sharedApiUrl + "/" + parameters.tenantId);
    }

    private static String choose(CfnCondition condition, String ifTrue, String ifFalse) {
        return Fn.conditionIf(condition.getLogicalId(), ifTrue, ifFalse).toString();
    }
}
