package dev.tenantonboarding.infra;

import static java.util.Map.entry;

import dev.tenantonboarding.tenancy.policy.Arns;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** All that the platform runs on, put together. */
final class OnboardingStack extends Stack {

    OnboardingStack(App app, String onboarding, String offboarding, String isolationAudit) {
        super(app, "tenant-onboarding", StackProps.builder()
                .description("Tenant onboarding for SaaS inference on Amazon SageMaker")
                .synthesizer(DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
                .build());
        var arns = new Arns(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID);
        var tags = new ResourceTags(Aws.STACK_NAME);
        var parameters = new Parameters(this);
        var gateway = parameters.siloGateway;
        var buckets = new Buckets(this, parameters);
        var bus = Signups.bus(this);
        var api = new Api(this, parameters.jwtIssuer, parameters.jwtAudience);
        var containers = new ContainerRoles(this, arns, buckets.models.getAttrArn(), parameters.containerImage);
        var siloStacks = new SiloStacks(this, arns, tags, parameters, buckets.models.getAttrArn());
        var identities = new Identities(this, arns, tags, buckets, containers, siloStacks, bus.getAttrArn());
        var tenantRoles = new TenantRoles(this, arns, identities, parameters, arns.bucket(buckets.modelSourceName));
        var offboardingMachine = Aws.STACK_NAME + Workflow.OFFBOARDING;
        var settings = Map.ofEntries(
                entry("RECORDS_BUCKET", buckets.records.getRef()),
                entry("MODELS_BUCKET", buckets.models.getRef()),
                entry("MODEL_SOURCE_BUCKET", buckets.modelSourceName),
                entry("MODEL_SOURCE_READ_ROLE_ARN", tenantRoles.modelSourceRead.arn()),
                entry("EVENT_BUS_NAME", bus.getRef()),
                entry("STACK_NAME", Aws.STACK_NAME),
                entry("API_URL", api.url()),
                entry("POOL_ENDPOINT_NAME", Pool.ENDPOINT),
                entry("POOL_EXECUTION_ROLE_ARN", containers.pool.getAttrArn()),
                entry("BRIDGE_EXECUTION_ROLE_ARN", containers.bridge.getAttrArn()),
                entry("POOL_INVOKE_ROLE_ARN", tenantRoles.poolInvoke.arn()),
                entry("BRIDGE_INVOKE_ROLE_ARN", tenantRoles.bridgeInvoke.arn()),
                entry("SESSION_OPENER_ROLE_ARNS", tenantRoles.sessionOpeners),
                entry("INFERENCE_FUNCTION_ROLE_ARN", identities.inference.roleArn()),
                entry("AUTHORIZER_FUNCTION_ROLE_ARN", parameters.credentialVending.pick("", identities.authorizer.roleArn())),
                entry("SILO_TEMPLATE_URL", siloStacks.templateUrl),
                entry("SILO_STACK_ROLE_ARN", siloStacks.role.getAttrArn()),
                entry("SILO_BOUNDARY_ARN", siloStacks.boundary.getRef()),
                entry("SHARED_API_ID", gateway.pick("", api.id())),
                entry("SHARED_API_URL", gateway.pick("", api.url())),
                entry("SHARED_AUTHORIZER_ID", gateway.pick("", api.tokenAuthorizerId())),
                entry("OFFBOARDING_MACHINE", offboardingMachine),
                entry("QUARANTINE_FUNCTION_NAME", LambdaFunction.name("Quarantine")));
        var functions = new Functions(this, parameters, identities, settings);
        var waits = Map.of("EndpointPollSeconds", parameters.endpointPollSeconds);
        var waking = new Waking(this, arns, buckets, parameters);
        var tasks = Stream.concat(functions.tasks().stream(), waking.tasks().stream()).toList();
        var workflow = new Workflow(this, "Onboarding", Aws.STACK_NAME, onboarding, tasks, waits, List.of());
        var departure = new Workflow(this, "Offboarding", offboardingMachine, offboarding, tasks, waits, List.of());
        var audit = new Audit(this, arns, tags, buckets, siloStacks, parameters, bus.getAttrArn(), isolationAudit, settings);
        var sweep = new Sweep(this, arns, tags, buckets, parameters, workflow, departure, settings, bus.getAttrArn());

        var deadLetters = new DeadLetters(this);
        var signups = new Signups(this);
        var signupRule = signups.startOnboarding(bus, parameters.signupSource, workflow, deadLetters);
        var deletionRule = signups.startOffboarding(bus, parameters.signupSource, departure, deadLetters);
        var archive = signups.archive(bus, parameters.signupSource);
        deadLetters.acceptFrom(
                signupRule,
                deletionRule,
                audit.schedule(deadLetters),
                sweep.schedule(deadLetters),
                signups.recordFailures(List.of(workflow, departure), functions, deadLetters));
        waking.rules();
        var emitterPolicy = signups.emitterPolicy(bus, parameters.signupSource);
        var topic = new OperatorTopic(this, parameters.operatorEmail);
        var alarms = new Alarms(this, topic);
        alarms.findings();
        alarms.executions("Onboardings", workflow, "tenantctl failures lists the tenants, and why");
        alarms.executions("Offboardings", departure, "tenantctl failures lists the tenants, and why");
        alarms.executions("Audits", audit.workflow, "not all tenants were probed");
        alarms.deadLetters(deadLetters);
        alarms.errors(sweep.function);
        alarms.errors(waking.wakeOnboarding);
        siloStacks.leave(api, invocations(parameters, api, functions));

        Outputs.add(this, Map.ofEntries(
                entry("EventBusName", bus.getRef()),
                entry("OnboardingStateMachineArn", workflow.machine.getAttrArn()),
                entry("OffboardingStateMachineArn", departure.machine.getAttrArn()),
                entry("AuditStateMachineArn", audit.workflow.machine.getAttrArn()),
                entry("ApiUrl", api.url()),
                entry("RecordsBucketName", buckets.records.getRef()),
                entry("ModelsBucketName", buckets.models.getRef()),
                entry("ModelSourceBucketName", buckets.modelSourceName),
                entry("PoolEndpointName", Pool.ENDPOINT),
                entry("PoolInvokeRoleArn", tenantRoles.poolInvoke.arn()),
                entry("BridgeInvokeRoleArn", tenantRoles.bridgeInvoke.arn()),
                entry("IsolationSmokeTestFunctionName", functions.isolationSmokeTest.getRef()),
                entry("QuarantineFunctionName", functions.quarantine.getRef()),
                entry("CredentialVending", parameters.credentialVending.chosen()),
                entry("TenantSession", parameters.tenantSession.chosen()),
                entry("SiloGateway", gateway.chosen()),
                entry("SweepFunctionName", sweep.function.getRef()),
                entry("OperatorTopicArn", topic.arn()),
                entry("DeadLetterQueueUrl", deadLetters.url()),
                entry("EventArchiveArn", archive.getAttrArn()),
                entry("SignupRuleArn", signupRule.getAttrArn()),
                entry("DeletionRuleArn", deletionRule.getAttrArn()),
                entry("SignupEmitterPolicyArn", emitterPolicy.getRef()),
                entry("SignupSource", parameters.signupSource),
                entry("JwtIssuer", parameters.jwtIssuer),
                entry("JwtAudience", parameters.jwtAudience),
                entry("TenantClaim", parameters.tenantClaim),
                entry("IsolationClaim", parameters.isolationClaim)));
    }

    /** The one door of all tenants who share. */
    private Route invocations(Parameters parameters, Api api, Functions functions) {
        var vending = parameters.credentialVending;
        var authorizer = new VendingAuthorizer(this, api, functions.authorizer.arn());
        vending.onlyInSecond(authorizer.resources());
        return new Route(this, "Invocations", api.id(), new Route.Authorization(vending.pick("JWT", "CUSTOM"),
                vending.pick(api.tokenAuthorizerId(), authorizer.id())), "/invocations", functions.inference.arn());
    }
}
