package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.CloudWatchLogsLogGroupProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.LogDestinationProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.LoggingConfigurationProperty;

/** A state machine: the file as it is, with the functions' ARNs filled in. */
final class Workflow {

    /** What the name of the machine that offboards has after the stack's. */
    static final String OFFBOARDING = "-offboarding";

    final CfnRole role;
    final CfnStateMachine machine;

    /**
     * @param id that the machine, its role and its logs have in the template
     * @param name that it has in AWS
     * @param functions of which the file calls some
     * @param settings that the file has placeholders for
     * @param more what its role may do besides calling the functions
     */
    Workflow(Stack stack, String id, String name, String definition, List<CfnFunction> functions, Map<String, String> settings,
            List<Statement> more) {
        var tasks = functions.stream().filter(function -> definition.contains("${" + placeholder(function) + "}")).toList();
        var logs = Logs.vended(stack, id + "Logs", "states", name);
        role = Iam.serviceRole(stack, id + "Role", "states.amazonaws.com", "State machine " + id,
                new Policy(Stream.concat(Stream.of(runTasks(tasks), deliverLogs()), more.stream()).toList()));
        Accepted.anyResource(role, "The actions of log delivery know no resource");

        machine = CfnStateMachine.Builder.create(stack, id)
                .stateMachineName(name)
                .stateMachineType("STANDARD")
                .roleArn(role.getAttrArn())
                .definitionString(definition)
                .definitionSubstitutions(substitutions(tasks, settings))
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

    private static Map<String, String> substitutions(List<CfnFunction> tasks, Map<String, String> settings) {
        var substitutions = new HashMap<>(settings);
        tasks.forEach(task -> substitutions.put(placeholder(task), task.getAttrArn()));
        return substitutions;
    }

    /** What stands for the function's ARN in the file. */
    private static String placeholder(CfnFunction task) {
        return task.getNode().getId() + "FunctionArn";
    }
}
