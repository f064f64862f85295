package dev.tenantonboarding.infra;

import dev.tenantonboarding.infra.LambdaFunction.Jar;
import dev.tenantonboarding.infra.LambdaFunction.Size;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.SiloArns;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** How onboardings wait for a tenant's own stack or endpoint: the tasks in which they do, and what ends these at once. */
final class Waking {

    private static final Size SIZE = new Size(512, 30);

    private final Stack stack;
    private final Parameters parameters;
    private final Statement callBack;

    private final CfnFunction awaitEndpoint;
    private final CfnFunction awaitStack;
    final CfnFunction wakeOnboarding;

    Waking(Stack stack, Arns arns, Buckets buckets, Parameters parameters) {
        this.stack = stack;
        this.parameters = parameters;
        // By name, not by reference: the state machine refers to the functions.
        callBack = Statement.allow("CallBack", "states:SendTaskSuccess").on(arns.stateMachine(Aws.STACK_NAME));
        var endpoints = FunctionIdentity.create(stack, "AwaitEndpoint",
                List.of(Statement.allow("SeeEndpoints", "sagemaker:DescribeEndpoint").on(arns.endpoint("*")), callBack));
        Accepted.patterns(endpoints.role(), "Bridge tenants' endpoints are named by tenant", ":endpoint/*");
        awaitEndpoint = function(endpoints, Map.of());
        var stacks = FunctionIdentity.create(stack, "AwaitStack",
                List.of(Statement.allow("SeeStacks", "cloudformation:DescribeStacks").on(new SiloArns(arns, "*").stack()), callBack));
        Accepted.patterns(stacks.role(), "Silo tenants' stacks are named by tenant, and CloudFormation adds an id", ":stack/tenant--*/*");
        awaitStack = function(stacks, Map.of());
        var records = buckets.records.getAttrArn();
        // An owner may be an offboarding, which never waits so: its history says that.
        var waking = FunctionIdentity.create(stack, "WakeOnboarding", List.of(
                Statement.allow("ReadRecords", "s3:GetObject").on(records + "/tenants/*"),
                Statement.allow("ListRecords", "s3:ListBucket").on(records),
                Statement.allow("SeeWaiting", "states:GetExecutionHistory")
                        .on(arns.executions(Aws.STACK_NAME), arns.executions(Aws.STACK_NAME + Workflow.OFFBOARDING)),
                callBack));
        Accepted.patterns(waking.role(), "Records are named by tenant", "<Records.Arn>/tenants/*");
        Accepted.patterns(waking.role(), "EventBridge names the executions",
                ":execution:<AWS::StackName>:*", ":execution:<AWS::StackName>-offboarding:*");
        wakeOnboarding = function(waking, Map.of("RECORDS_BUCKET", buckets.records.getRef()));
    }

    private CfnFunction function(FunctionIdentity identity, Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        variables.put("POWERTOOLS_SERVICE_NAME", identity.id());
        return LambdaFunction.create(stack, identity,
                Jar.onboarding(parameters), SIZE, variables);
    }

    /** The functions that the workflow's tasks call. */
    List<CfnFunction> tasks() {
        return List.of(awaitEndpoint, awaitStack);
    }

    void rules() {
        rule("StackSettled", "Each silo tenant's stack that came to a status to stay in", "aws.cloudformation", "CloudFormation Stack Status Change",
                Map.of("stack-id", List.of(Map.of("prefix", "arn:%s:cloudformation:%s:%s:stack/%s".formatted(
                                Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, SiloNames.STACK_PREFIX))),
                        "status-details", Map.of("status", List.of(Map.of("suffix", "_COMPLETE"), Map.of("suffix", "_FAILED")))));
        rule("EndpointSettled", "Each endpoint that came to a status to stay in and may be a bridge tenant's", "aws.sagemaker", "SageMaker Endpoint State Change",
                Map.of("EndpointName", List.of(Map.of("anything-but", Map.of("prefix", SiloNames.ENDPOINT_PREFIX))),
                        "EndpointStatus", List.of(Map.of("anything-but",
                                List.of("CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK", "DELETING")))));
    }

    /** What can't be delivered is kept nowhere: the execution has looked by itself since. */
    private void rule(String id, String description, String source, String detailType, Map<String, Object> detail) {
        var rule = CfnRule.Builder.create(stack, id)
                .description(description)
                .eventPattern(Map.of("source", List.of(source), "detail-type", List.of(detailType), "detail", detail))
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("WakeOnboarding")
                        .arn(wakeOnboarding.getAttrArn())
                        .build()))
                .build();
        LambdaFunction.mayBeInvoked(stack, rule, wakeOnboarding.getAttrArn());
    }
}
