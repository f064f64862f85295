package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnArchive;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;

/** From event to execution, and from an execution's failure to its record; what can't be delivered waits in a queue. */
final class Signups {

    private static final int NINETY_DAYS = 90;

    private final Stack stack;

    Signups(Stack stack) {
        this.stack = stack;
    }

    static CfnEventBus bus(Stack stack) {
        return CfnEventBus.Builder.create(stack, "Bus").name(Aws.STACK_NAME).build();
    }

    /** What the signup's own role should have, and no more. */
    CfnManagedPolicy emitterPolicy(CfnEventBus bus, String signupSource) {
        return Iam.managedPolicy(stack, "SignupEmitterPolicy", "Lets the signup announce tenants",
                Policy.of(Statement.allow("AnnounceTenants", "events:PutEvents")
                        .on(bus.getAttrArn())
                        .when("StringEquals", "events:source", signupSource)
                        .when("StringEquals", "events:detail-type", "TenantCreated", "TenantDeleted")));
    }

    /** Signups stay as long as an execution does, so that a day's can be sent once more. */
    CfnArchive archive(CfnEventBus bus, String signupSource) {
        return CfnArchive.Builder.create(stack, "SignupArchive")
                .description("The signups of the last ninety days")
                .sourceArn(bus.getAttrArn())
                .eventPattern(Map.of("source", List.of(signupSource)))
                .retentionDays(NINETY_DAYS)
                .build();
    }

    CfnRule startOnboarding(CfnEventBus bus, String signupSource, Workflow workflow, DeadLetters deadLetters) {
        return start(bus, signupSource, "TenantCreated", "Onboarding", "Each signup starts an onboarding", workflow, deadLetters);
    }

    CfnRule startOffboarding(CfnEventBus bus, String signupSource, Workflow workflow, DeadLetters deadLetters) {
        return start(bus, signupSource, "TenantDeleted", "Offboarding", "Each deletion starts an offboarding", workflow, deadLetters);
    }

    private CfnRule start(CfnEventBus bus, String source, String event, String target, String description, Workflow workflow,
            DeadLetters deadLetters) {
        var machine = workflow.machine.getAttrArn();
        var role = Iam.serviceRole(stack, event + "Role", "events.amazonaws.com", "Rule " + event,
                Policy.of(Statement.allow("Start" + target, "states:StartExecution").on(machine)));
        return CfnRule.Builder.create(stack, event)
                .description(description)
                .eventBusName(bus.getRef())
                .eventPattern(Map.of("source", List.of(source), "detail-type", List.of(event)))
                .targets(List.of(target(target, machine, deadLetters).roleArn(role.getAttrArn()).build()))
                .build();
    }

    /** Step Functions tells the default bus, and only that, how its executions end. */
    CfnRule recordFailures(List<Workflow> workflows, Functions functions, DeadLetters deadLetters) {
        var function = functions.recordFailure.getAttrArn();
        var rule = CfnRule.Builder.create(stack, "OnboardingFailed")
                .description("Each failed onboarding or offboarding is recorded")
                .eventPattern(Map.of(
                        "source", List.of("aws.states"),
                        "detail-type", List.of("Step Functions Execution Status Change"),
                        "detail", Map.of(
                                "stateMachineArn", workflows.stream().map(workflow -> workflow.machine.getAttrArn()).toList(),
                                "status", List.of("FAILED", "TIMED_OUT", "ABORTED"))))
                .targets(List.of(target("RecordFailure", function, deadLetters).build()))
                .build();
        LambdaFunction.mayBeInvoked(stack, rule, function);
        return rule;
    }

    /** EventBridge's own limits, written down: a day, and 185 attempts. */
    static CfnRule.TargetProperty.Builder target(String id, String arn, DeadLetters deadLetters) {
        return CfnRule.TargetProperty.builder()
                .id(id)
                .arn(arn)
                .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(86_400).maximumRetryAttempts(185).build())
                .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder().arn(deadLetters.arn()).build());
    }
}
