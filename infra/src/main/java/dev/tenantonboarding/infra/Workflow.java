package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.CloudWatchLogsLogGroupProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.LogDestinationProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.LoggingConfigurationProperty;

/** The onboarding state machine: the file as it is, with the functions' ARNs filled in. */
final class Workflow {

    final CfnStateMachine machine;

    Workflow(Stack stack, String definition, Functions functions, Parameters parameters) {
        var tasks = functions.tasks().stream().filter(function -> definition.contains("${" + placeholder(function) + "}")).toList();
        var logs = Logs.vended(stack, "OnboardingLogs", "states");
        var role = Iam.serviceRole(stack, "OnboardingRole", "states.amazonaws.com", "State machine of the onboarding",
                Policy.of(runTasks(tasks), deliverLogs()));
        Accepted.anyResource(role, "The actions of log delivery know no resource");

        machine = CfnStateMachine.Builder.create(stack, "Onboarding")
                .stateMachineName(Aws.STACK_NAME)
                .stateMachineType("STANDARD")
                .roleArn(role.getAttrArn())
                .definitionString(definition)
                .definitionSubstitutions(substitutions(tasks, parameters))
                .loggingConfiguration(LoggingConfigurationProperty.builder()
                        .level("ALL")
                        // What tenants sent stays in the execution's history.
                        .includeExecutionData(false)
                        .destinations(List.of(LogDestinationProperty.builder()
                                .cloudWatchLogsLogGroup(CloudWatchLogsLogGroupProperty.builder()
                                        .logGroupArn(logs.getAttrArn()).build())
                                .build()))
                        .build())
                .build();
        Accepted.because(machine, "AwsSolutions-SF2", "An execution's history has each step's times already, and its ARN"
                + " stands in every line that the functions log.");
    }

    private static Statement runTasks(List<CfnFunction> tasks) {
        return Statement.allow("RunTasks", "lambda:InvokeFunction")
                .on(tasks.stream().map(CfnFunction::getAttrArn).toArray(String[]::new));
    }

    private static Statement deliverLogs() {
        return Statement.allow("DeliverLogs", Logs.DELIVERY).on("*");
    }

    private static Map<String, String> substitutions(List<CfnFunction> tasks, Parameters parameters) {
        var substitutions = new HashMap<String, String>();
        tasks.forEach(task -> substitutions.put(placeholder(task), task.getAttrArn()));
        substitutions.put("EndpointPollSeconds", parameters.endpointPollSeconds);
        return substitutions;
    }

    /** What stands for the function's ARN in the file. */
    private static String placeholder(CfnFunction task) {
        return task.getNode().getId() + "FunctionArn";
    }
}
