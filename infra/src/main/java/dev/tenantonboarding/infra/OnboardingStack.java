package dev.tenantonboarding.infra;

import static java.util.Map.entry;

import dev.tenantonboarding.tenancy.policy.Arns;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** All that the platform runs on, put together. */
final class OnboardingStack extends Stack {

    OnboardingStack(App app, String workflowDefinition) {
        super(app, "tenant-onboarding", StackProps.builder()
                .description("Tenant onboarding for SaaS inference on Amazon SageMaker")
                .synthesizer(DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
                .build());
        var arns = new Arns(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID);
        var parameters = new Parameters(this);
        var buckets = new Buckets(this, parameters);
        var bus = Signups.bus(this);
        var containers = new ContainerRoles(this, arns, buckets.models.getAttrArn(), parameters.containerImage);
        var identities = new Identities(this, arns, buckets, containers, bus.getAttrArn());
        var tenantRoles = new TenantRoles(this, arns, identities, arns.bucket(buckets.modelSourceName));
        var functions = new Functions(this, parameters, identities, Map.ofEntries(
                entry("RECORDS_BUCKET", buckets.records.getRef()),
                entry("MODELS_BUCKET", buckets.models.getRef()),
                entry("MODEL_SOURCE_BUCKET", buckets.modelSourceName),
                entry("MODEL_SOURCE_READ_ROLE_ARN", tenantRoles.modelSourceRead.getAttrArn()),
                entry("EVENT_BUS_NAME", bus.getRef()),
                entry("STACK_NAME", Aws.STACK_NAME),
                entry("POOL_ENDPOINT_NAME", Pool.ENDPOINT),
                entry("POOL_EXECUTION_ROLE_ARN", containers.pool.getAttrArn()),
                entry("BRIDGE_EXECUTION_ROLE_ARN", containers.bridge.getAttrArn()),
                entry("POOL_INVOKE_ROLE_ARN", tenantRoles.poolInvoke.getAttrArn()),
                entry("BRIDGE_INVOKE_ROLE_ARN", tenantRoles.bridgeInvoke.getAttrArn())));
        var workflow = new Workflow(this, workflowDefinition, functions, parameters);

        var deadLetters = new DeadLetters(this);
        var signups = new Signups(this);
        deadLetters.acceptFrom(
                signups.startOnboarding(bus, parameters.signupSource, workflow, deadLetters),
                signups.recordFailures(workflow, functions, deadLetters));
        var emitterPolicy = signups.emitterPolicy(bus, parameters.signupSource);
        var api = new Api(this, parameters, functions.inference);
        // Afterwards, since the API needs the function that it calls.
        functions.activateTenant.addPropertyOverride("Environment.Variables.API_URL", api.url());

        Validations.of(this).acknowledge(Acknowledgment.builder().id("CloudFormation-Validate::W1001")
                .reason("Fn::If chooses the created bucket only under the condition that creates it").build());
        var outputs = new Construct(this, "Outputs");
        Map.ofEntries(
                entry("EventBusName", bus.getRef()),
                entry("OnboardingStateMachineArn", workflow.machine.getAttrArn()),
                entry("ApiUrl", api.url()),
                entry("RecordsBucketName", buckets.records.getRef()),
                entry("ModelsBucketName", buckets.models.getRef()),
                entry("ModelSourceBucketName", buckets.modelSourceName),
                entry("PoolEndpointName", Pool.ENDPOINT),
                entry("PoolInvokeRoleArn", tenantRoles.poolInvoke.getAttrArn()),
                entry("BridgeInvokeRoleArn", tenantRoles.bridgeInvoke.getAttrArn()),
                entry("IsolationSmokeTestFunctionName", functions.isolationSmokeTest.getRef()),
                entry("SignupEmitterPolicyArn", emitterPolicy.getRef()),
                entry("SignupSource", parameters.signupSource),
                entry("JwtIssuer", parameters.jwtIssuer),
                entry("JwtAudience", parameters.jwtAudience),
                entry("TenantClaim", parameters.tenantClaim),
                entry("IsolationClaim", parameters.isolationClaim))
                .forEach((name, value) ->
                        CfnOutput.Builder.create(outputs, name).value(value).build().overrideLogicalId(name));
    }
}
