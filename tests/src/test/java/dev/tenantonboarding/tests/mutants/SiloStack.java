package dev.tenantonboarding.tests.mutants;

import dev.tenantonboarding.tests.stage.Deadline;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** One more tenant's stack, made of a changed template by the role that makes those stacks. */
record SiloStack(Edit edit) implements Change {

    static Change with(String of, String by) {
        return new SiloStack(new Edit(of, by));
    }

    @Override
    public Undo on(Live live) {
        CloudFormationClient stacks = live.stacks();
        Stack like = stack("tenant--" + live.tenant(), stacks);
        String name = like.stackName() + "-again";
        create(name, live.tenant() + "-again", like, edit.ofJson(stacks.getTemplate(request -> request.stackName(like.stackName())).templateBody(), live), stacks);
        StackStatus end = Deadline.await("end of the making of " + name, () -> Optional.of(stack(name, stacks).stackStatus())
                .filter(status -> !status.toString().endsWith("_IN_PROGRESS")));
        if (end != StackStatus.CREATE_COMPLETE) {
            String reason = reason(name, stacks);
            delete(name, stacks);
            throw new Refused(reason);
        }
        return () -> delete(name, stacks);
    }

    private static void create(String name, String tenant, Stack like, String template, CloudFormationClient stacks) {
        List<Parameter> parameters = like.parameters().stream()
                .map(each -> each.parameterKey().equals("TenantId") ? each.toBuilder().parameterValue(tenant).build() : each)
                .toList();
        List<Tag> tags = like.tags().stream().map(each -> each.key().equals("TenantID") ? each.toBuilder().value(tenant).build() : each).toList();
        stacks.createStack(request -> request.stackName(name).templateBody(template).parameters(parameters).tags(tags)
                .roleARN(like.roleARN()).capabilities(Capability.CAPABILITY_NAMED_IAM));
    }

    private static void delete(String name, CloudFormationClient stacks) {
        stacks.deleteStack(request -> request.stackName(name));
        Deadline.await("end of " + name, () -> Optional.of(stacks.listStacks()).filter(all -> all.stackSummaries().stream()
                .filter(stack -> stack.stackName().equals(name)).allMatch(stack -> stack.stackStatus() == StackStatus.DELETE_COMPLETE)));
    }

    private static Stack stack(String name, CloudFormationClient stacks) {
        return stacks.describeStacks(request -> request.stackName(name)).stacks().getFirst();
    }

    private static String reason(String name, CloudFormationClient stacks) {
        return stacks.describeStackEvents(request -> request.stackName(name)).stackEvents().stream()
                .filter(event -> event.resourceStatus() == ResourceStatus.CREATE_FAILED)
                .map(event -> event.resourceStatusReason())
                .filter(reason -> reason.contains("not authorized"))
                .findFirst()
                .orElse("no reason given");
    }
}
