package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.SiloArns;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;

/** What each function may do. Nothing is shared between them but the records. */
final class Identities {

    private final Arns arns;
    private final String records;
    private final String models;

    final FunctionIdentity claimTenant;
    final FunctionIdentity uploadModel;
    final FunctionIdentity ensureEndpoint;
    final FunctionIdentity ensureSiloStack;
    final FunctionIdentity tagResources;
    final FunctionIdentity isolationSmokeTest;
    final FunctionIdentity activateTenant;
    final FunctionIdentity recordFailure;
    final FunctionIdentity quarantine;
    final FunctionIdentity claimDeletion;
    final FunctionIdentity cutAccess;
    final FunctionIdentity removeResources;
    final FunctionIdentity removeArtifacts;
    final FunctionIdentity verifyRemoval;
    final FunctionIdentity recordOffboarded;
    final FunctionIdentity inference;
    final FunctionIdentity authorizer;

    Identities(Stack stack, Arns arns, ResourceTags tags, Buckets buckets, ContainerRoles containers, SiloStacks siloStacks,
            String busArn) {
        this.arns = arns;
        records = buckets.records.getAttrArn();
        models = buckets.models.getAttrArn();
        // By name, not by reference: the state machine refers to the functions.
        var onboardings = arns.executions(Aws.STACK_NAME);
        var executions = new String[] {onboardings, arns.executions(Aws.STACK_NAME + Workflow.OFFBOARDING)};
        // By name, not by reference: it refers to the invoke roles, which trust the smoke test's role.
        var quarantineArn = arns.function(LambdaFunction.name("Quarantine"));
        var callQuarantine = Statement.allow("CallQuarantine", "lambda:InvokeFunction").on(quarantineArn);
        var publish = Statement.allow("Publish", "events:PutEvents").on(busArn);

        claimTenant = onboarding(stack, "ClaimTenant",
                Statement.allow("SeeOwner", "states:DescribeExecution").on(executions));
        var hosting = new HostingStatements(arns, tags);
        uploadModel = onboarding(stack, "UploadModel",
                Statement.allow("WriteArtifacts", "s3:GetObject", "s3:PutObject", "s3:PutObjectTagging", "s3:AbortMultipartUpload")
                        .on(artifacts()),
                listModels(), hosting.seePoolEndpoint());
        ensureEndpoint = onboarding(stack, "EnsureEndpoint", Stream.of(
                hosting.keepPoolEndpoint(), hosting.makeTenantEndpoints(),
                List.of(hosting.replaceTenantEndpoints(), hosting.seeEndpoints(), hosting.rollPoolEndpoint(), hosting.listConfigurations(),
                        callQuarantine, passContainerRole(containers)))
                .flatMap(List::stream).toArray(Statement[]::new));
        ensureSiloStack = onboarding(stack, "EnsureSiloStack", Stream.concat(siloStacks.order().stream(),
                Stream.of(callQuarantine)).toArray(Statement[]::new));
        tagResources = onboarding(stack, "TagResources",
                Statement.allow("TagArtifacts", "s3:GetObjectTagging", "s3:PutObjectTagging").on(artifacts()),
                listModels(), hosting.seeEndpoints(), hosting.tagTenantEndpoints());
        var silo = new SiloArns(arns, "*");
        isolationSmokeTest = onboarding(stack, "IsolationSmokeTest", publish,
                Statement.allow("CallFunctions", "lambda:InvokeFunction").on(silo.function(), quarantineArn),
                examine(silo.functionRole(), silo.containerRole(), containers.pool.getAttrArn(), containers.bridge.getAttrArn()));
        activateTenant = onboarding(stack, "ActivateTenant", publish);
        recordFailure = onboarding(stack, "RecordFailure", publish,
                Statement.allow("SeeFailure", "states:DescribeExecution", "states:GetExecutionHistory").on(executions));
        claimDeletion = onboarding(stack, "ClaimDeletion",
                Statement.allow("SeeOwner", "states:DescribeExecution").on(executions),
                Statement.allow("StopOnboarding", "states:StopExecution").on(onboardings));
        cutAccess = onboarding(stack, "CutAccess", callQuarantine);
        removeResources = onboarding(stack, "RemoveResources", Stream.concat(
                Stream.of(hosting.seeEndpoints(), hosting.listEndpoints(), hosting.removeTenantEndpoints()),
                siloStacks.remove().stream()).toArray(Statement[]::new));
        removeArtifacts = onboarding(stack, "RemoveArtifacts",
                Statement.allow("RemoveArtifacts", "s3:DeleteObject").on(artifacts()), listModels(), hosting.seePoolEndpoint());
        verifyRemoval = onboarding(stack, "VerifyRemoval", hosting.seeEndpoints(), hosting.listEndpoints(), siloStacks.see(), listModels(),
                callQuarantine);
        recordOffboarded = onboarding(stack, "RecordOffboarded", publish, callQuarantine);
        quarantine = onboarding(stack, "Quarantine", publish,
                Statement.allow("StopFunctions", "lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency",
                        "lambda:InvokeFunction").on(silo.function()));
        inference = FunctionIdentity.create(stack, "Inference", List.of());
        authorizer = FunctionIdentity.create(stack, "Authorizer", List.of());
        acceptNamePatterns();
    }

    private FunctionIdentity onboarding(Stack stack, String id, Statement... may) {
        var keepRecords = Stream.of(
                Statement.allow("KeepRecords", "s3:GetObject", "s3:PutObject").on(records + "/tenants/*"),
                // Without it a missing record is forbidden (403) instead of missing (404).
                Statement.allow("ListRecords", "s3:ListBucket").on(records));
        return FunctionIdentity.create(stack, id, Stream.concat(keepRecords, Stream.of(may)).toList());
    }

    /** What roles may do, and whom they trust. */
    static Statement examine(String... roles) {
        return Statement.allow("ExamineRoles", "iam:SimulatePrincipalPolicy", "iam:GetRole").on(roles);
    }

    private static Statement passContainerRole(ContainerRoles containers) {
        return Statement.allow("PassContainerRole", "iam:PassRole")
                .on(containers.pool.getAttrArn(), containers.bridge.getAttrArn())
                .when("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com");
    }

    private String[] artifacts() {
        return new String[] {models + "/pool/*", models + "/bridge/*", models + "/silo/*"};
    }

    private Statement listModels() {
        return Statement.allow("ListArtifacts", "s3:ListBucket").on(models);
    }

    private void acceptNamePatterns() {
        Stream.of(claimTenant, uploadModel, ensureEndpoint, ensureSiloStack, tagResources, isolationSmokeTest, activateTenant,
                recordFailure, quarantine, claimDeletion, cutAccess, removeResources, removeArtifacts, verifyRemoval, recordOffboarded)
                .forEach(function -> Accepted.patterns(function.role(), "Records are named by tenant", "<Records.Arn>/tenants/*"));
        Stream.of(uploadModel, tagResources, removeArtifacts).forEach(function ->
                Accepted.patterns(function.role(), "Artifacts are named by tenant",
                        "<Models.Arn>/pool/*", "<Models.Arn>/bridge/*", "<Models.Arn>/silo/*"));
        Stream.of(claimTenant, recordFailure, claimDeletion).forEach(function -> Accepted.patterns(function.role(),
                "EventBridge names the executions", ":execution:<AWS::StackName>:*", ":execution:<AWS::StackName>-offboarding:*"));
        Stream.of(ensureEndpoint, removeResources, verifyRemoval).forEach(function -> Accepted.anyResource(function.role(),
                "SageMaker's lists know no resource"));
        Accepted.patterns(ensureEndpoint.role(), "Each configuration is named by its hash",
                ":endpoint-config/pool--main-*", ":model/pool--main-*");
        Stream.of(ensureEndpoint, tagResources, removeResources, verifyRemoval).forEach(function -> Accepted.patterns(function.role(),
                "Bridge tenants' endpoints are named by tenant; tags in the conditions say which of them are meant",
                ":endpoint/*", ":endpoint-config/*", ":model/*"));
        Stream.of(removeResources, verifyRemoval).forEach(function -> Accepted.patterns(function.role(),
                "Silo tenants' stacks are named by tenant, and CloudFormation adds an id", ":stack/tenant--*/*"));
        Accepted.patterns(ensureSiloStack.role(), "Silo tenants' stacks are named by tenant, and CloudFormation adds an id",
                ":stack/tenant--<aws:RequestTag/TenantID>/*", ":stack/tenant--*/*");
        Stream.of(isolationSmokeTest, quarantine).forEach(function -> Accepted.patterns(function.role(),
                "Silo tenants' functions and roles are named by tenant", ":function:tenant--*--inference", ":role/tenant--*--function",
                ":role/tenant--*--container"));
    }
}
