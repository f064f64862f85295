package dev.tenantonboarding.infra;

import dev.tenantonboarding.infra.LambdaFunction.Jar;
import dev.tenantonboarding.infra.LambdaFunction.Size;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** The sweep: its function, what it may do, and when it comes by. */
final class Sweep {

    /** It reads all records, as many as there is time for. */
    private static final Size SIZE = new Size(1769, 600);

    private final Stack stack;
    private final Parameters parameters;

    final CfnFunction function;

    Sweep(Stack stack, Arns arns, ResourceTags tags, Buckets buckets, Parameters parameters, Workflow onboarding, Workflow offboarding, Map<String, String> settings,
            String busArn) {
        this.stack = stack;
        this.parameters = parameters;
        var machines = new String[] {onboarding.machine.getAttrArn(), offboarding.machine.getAttrArn()};
        var identity = FunctionIdentity.create(stack, "Sweep", Stream.concat(new HostingStatements(arns, tags).rollPool().stream(), Stream.of(
                Statement.allow("KeepRecords", "s3:GetObject", "s3:PutObject").on(buckets.records.getAttrArn() + "/tenants/*"),
                Statement.allow("ListRecords", "s3:ListBucket").on(buckets.records.getAttrArn()),
                Statement.allow("ListExecutions", "states:ListExecutions").on(machines),
                Statement.allow("SeeFailure", "states:DescribeExecution", "states:GetExecutionHistory")
                        .on(arns.executions(Aws.STACK_NAME), arns.executions(Aws.STACK_NAME + Workflow.OFFBOARDING)),
                Statement.allow("Publish", "events:PutEvents").on(busArn),
                Statement.allow("CallQuarantine", "lambda:InvokeFunction").on(arns.function(LambdaFunction.name("Quarantine"))))).toList());
        Accepted.patterns(identity.role(), "Records are named by tenant", "<Records.Arn>/tenants/*");
        Accepted.patterns(identity.role(), "Each configuration is named by its hash", ":endpoint-config/pool--main-*");
        Accepted.anyResource(identity.role(), "SageMaker's lists know no resource");
        Accepted.patterns(identity.role(), "EventBridge names the executions",
                ":execution:<AWS::StackName>:*", ":execution:<AWS::StackName>-offboarding:*");
        function = LambdaFunction.create(stack, identity,
                Jar.onboarding(parameters), SIZE,
                Map.of("POWERTOOLS_SERVICE_NAME", identity.id(),
                        "RECORDS_BUCKET", settings.get("RECORDS_BUCKET"),
                        "EVENT_BUS_NAME", settings.get("EVENT_BUS_NAME"),
                        "STACK_NAME", settings.get("STACK_NAME"),
                        "POOL_ENDPOINT_NAME", settings.get("POOL_ENDPOINT_NAME"),
                        "QUARANTINE_FUNCTION_NAME", settings.get("QUARANTINE_FUNCTION_NAME"),
                        "ONBOARDING_MACHINE_ARN", machines[0],
                        "OFFBOARDING_MACHINE_ARN", machines[1]));
        // Two would tell everything twice.
        function.setReservedConcurrentExecutions(1);
    }

    CfnRule schedule(DeadLetters deadLetters) {
        var rule = CfnRule.Builder.create(stack, "SweepSchedule")
                .description("Looks for tenants of whose executions' ends nobody heard")
                .scheduleExpression("rate(" + parameters.sweepMinutes + " minutes)")
                .targets(List.of(Signups.target("Sweep", function.getAttrArn(), deadLetters).build()))
                .build();
        LambdaFunction.mayBeInvoked(stack, rule, function.getAttrArn());
        return rule;
    }
}
