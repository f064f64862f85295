package dev.tenantonboarding.localcloud.cloudformation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** A cloud in which stacks are made from templates written with back quotes, and awaited without waiting. */
final class StackAccount implements AutoCloseable {
    private static final int PATIENCE = 2_000;

    final StartedCloud cloud = new StartedCloud();
    final CloudFormationClient formation = cloud.client(CloudFormationClient.builder());

    /** Makes a stack and lets time pass until it is made. */
    String create(String name, String template, String... parameters) {
        start(name, template, parameters);
        return await(name, StackStatus.CREATE_COMPLETE);
    }

    String start(String name, String template, String... parameters) {
        return formation.createStack(request -> request.stackName(name).templateBody(json(template)).parameters(parameters(parameters))
                .capabilities(Capability.CAPABILITY_IAM)).stackId();
    }

    void update(String name, String template, String... parameters) {
        startUpdate(name, template, parameters);
        await(name, StackStatus.UPDATE_COMPLETE);
    }

    void startUpdate(String name, String template, String... parameters) {
        formation.updateStack(request -> request.stackName(name).templateBody(json(template)).parameters(parameters(parameters))
                .capabilities(Capability.CAPABILITY_IAM));
    }

    /** @return the stack's id, by which it is found even when it is deleted */
    String await(String nameOrId, StackStatus wanted) {
        var id = stack(nameOrId).stackId();
        for (var i = 0; i < PATIENCE; i++) {
            var stack = stack(id);
            if (stack.stackStatus() == wanted) {
                return id;
            }
            if (!stack.stackStatusAsString().endsWith("_IN_PROGRESS")) {
                throw new AssertionError(stack.stackStatus() + "\n" + events(id).stream().map(event -> event.logicalResourceId() + " "
                        + event.resourceStatus() + " " + event.resourceStatusReason()).collect(Collectors.joining("\n")));
            }
            cloud.pass(Duration.ofMillis(100));
        }
        throw new AssertionError(nameOrId + " did not become " + wanted);
    }

    Stack stack(String nameOrId) {
        return formation.describeStacks(request -> request.stackName(nameOrId)).stacks().getFirst();
    }

    Map<String, String> outputs(String name) {
        return stack(name).outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    /** The newest first. */
    List<StackEvent> events(String nameOrId) {
        return formation.describeStackEventsPaginator(request -> request.stackName(nameOrId)).stackEvents().stream().toList();
    }

    /** {@code Resource STATUS}, the oldest first. */
    List<String> story(String nameOrId) {
        return events(nameOrId).reversed().stream().map(event -> event.logicalResourceId() + " " + event.resourceStatusAsString()).toList();
    }

    String physicalId(String stack, String resource) {
        return formation.describeStackResource(request -> request.stackName(stack).logicalResourceId(resource)).stackResourceDetail().physicalResourceId();
    }

    /** Each as {@code Name=value}. */
    static List<Parameter> parameters(String... parameters) {
        return List.of(parameters).stream().map(parameter -> parameter.split("=", 2))
                .map(parts -> Parameter.builder().parameterKey(parts[0]).parameterValue(parts[1]).build()).toList();
    }

    static String json(String backQuoted) {
        return backQuoted.replace('`', '"');
    }

    @Override
    public void close() {
        formation.close();
        cloud.close();
    }
}
