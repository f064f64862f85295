package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Stacks and resources as clients see them. */
final class StackShapes {
    private static final String HIDDEN = "****";

    private StackShapes() {
    }

    static software.amazon.awssdk.services.cloudformation.model.Stack stack(Stack stack) {
        var definition = stack.definition();
        var shown = software.amazon.awssdk.services.cloudformation.model.Stack.builder().stackId(stack.id()).stackName(stack.name())
                .creationTime(stack.created()).stackStatus(stack.status()).outputs(stack.outputs()).parameters(parameters(definition))
                .capabilitiesWithStrings(definition.capabilities()).tags(tags(definition.tags())).notificationARNs(List.of())
                .enableTerminationProtection(false).driftInformation(drift -> drift.stackDriftStatus(StackDriftStatus.NOT_CHECKED));
        definition.template().description().ifPresent(shown::description);
        definition.roleArn().ifPresent(shown::roleARN);
        stack.reason().ifPresent(shown::stackStatusReason);
        stack.updated().ifPresent(shown::lastUpdatedTime);
        stack.deleted().ifPresent(shown::deletionTime);
        return shown.build();
    }

    static StackSummary summary(Stack stack) {
        var shown = StackSummary.builder().stackId(stack.id()).stackName(stack.name()).creationTime(stack.created()).stackStatus(stack.status());
        stack.definition().template().description().ifPresent(shown::templateDescription);
        stack.reason().ifPresent(shown::stackStatusReason);
        stack.updated().ifPresent(shown::lastUpdatedTime);
        stack.deleted().ifPresent(shown::deletionTime);
        return shown.build();
    }

    static StackResourceDetail detail(Stack stack, StackResource resource) {
        var shown = StackResourceDetail.builder().stackId(stack.id()).stackName(stack.name()).logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId()).resourceType(resource.declaration().type()).lastUpdatedTimestamp(resource.updated())
                .resourceStatus(resource.status());
        resource.reason().ifPresent(shown::resourceStatusReason);
        return shown.build();
    }

    static software.amazon.awssdk.services.cloudformation.model.StackResource resource(Stack stack, StackResource resource) {
        var shown = software.amazon.awssdk.services.cloudformation.model.StackResource.builder().stackId(stack.id()).stackName(stack.name())
                .logicalResourceId(resource.logicalId()).physicalResourceId(resource.physicalId()).resourceType(resource.declaration().type())
                .timestamp(resource.updated()).resourceStatus(resource.status());
        resource.reason().ifPresent(shown::resourceStatusReason);
        return shown.build();
    }

    static StackResourceSummary summary(StackResource resource) {
        var shown = StackResourceSummary.builder().logicalResourceId(resource.logicalId()).physicalResourceId(resource.physicalId())
                .resourceType(resource.declaration().type()).lastUpdatedTimestamp(resource.updated()).resourceStatus(resource.status());
        resource.reason().ifPresent(shown::resourceStatusReason);
        return shown.build();
    }

    private static List<Parameter> parameters(Definition definition) {
        return definition.parameters().entrySet().stream().map(parameter -> Parameter.builder().parameterKey(parameter.getKey())
                .parameterValue(definition.template().parameters().get(parameter.getKey()).noEcho() ? HIDDEN : parameter.getValue()).build())
                .toList();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }
}
