package dev.tenantonboarding.onboarding.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * A stack as it should be.
 *
 * @param roleArn as whom CloudFormation works
 * @param mark the tags by which the stack is known: one that lacks any of them is someone else's
 * @param labels the tags beside those
 */
public record StackPlan(
        String stackName, String templateUrl, String roleArn, Map<String, String> parameters, Map<String, String> mark, Map<String, String> labels) {
    public StackPlan {
        parameters = Map.copyOf(parameters);
        mark = Map.copyOf(mark);
        labels = Map.copyOf(labels);
    }

    List<Parameter> parameterList() {
        return new TreeMap<>(parameters).entrySet().stream()
                .map(parameter -> Parameter.builder().parameterKey(parameter.getKey()).parameterValue(parameter.getValue()).build())
                .toList();
    }

    /** CloudFormation gives them to every resource in the stack. */
    List<Tag> tags() {
        Map<String, String> all = new TreeMap<>(labels);
        all.putAll(mark);
        return all.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }
}
