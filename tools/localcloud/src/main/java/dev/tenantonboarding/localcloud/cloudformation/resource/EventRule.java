package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;

/** AWS::Events::Rule, with its targets. */
final class EventRule implements ResourceType {
    private static final int LONGEST_NAME = 64;

    @Override
    public Schema schema() {
        return Schema.of("Name", "Description", "EventBusName", "EventPattern.*", "ScheduleExpression", "State", "Targets[].Arn", "Targets[].Id",
                "Targets[].RoleArn", "Targets[].Input", "Targets[].InputPath", "Targets[].InputTransformer.InputPathsMap.*",
                "Targets[].InputTransformer.InputTemplate", "Targets[].DeadLetterConfig.Arn", "Targets[].RetryPolicy.MaximumEventAgeInSeconds",
                "Targets[].RetryPolicy.MaximumRetryAttempts").tagged().replacedBy("Name", "EventBusName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("Name").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var rule = scope.call(properties.into(PutRuleRequest.builder()).name(name).build(), PutRuleResponse.class);
        // AWS puts the bus before the name where it is not the default one.
        var id = properties.text("EventBusName").filter(bus -> !bus.equals("default")).map(bus -> bus + "|" + name).orElse(name);
        var made = scope.initiated(Made.of(id, "Arn", rule.ruleArn()));
        putTargets(scope, name, properties);
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var name = name(made.physicalId());
        scope.call(properties.into(PutRuleRequest.builder()).name(name).tags(List.of()).build());
        var removed = new HashSet<>(targets(old));
        removed.removeAll(targets(properties));
        if (!removed.isEmpty()) {
            removeTargets(scope, name, properties, removed);
        }
        putTargets(scope, name, properties);
        EventBus.retag(scope, made.attributes().get("Arn"), old, properties);
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        if (!targets(properties).isEmpty()) {
            removeTargets(scope, name(physicalId), properties, targets(properties));
        }
        scope.call(DeleteRuleRequest.builder().name(name(physicalId)).eventBusName(bus(properties)).build());
    }

    private static void putTargets(Scope scope, String rule, Properties properties) {
        if (targets(properties).isEmpty()) {
            return;
        }
        var answer = scope.call(properties.into(PutTargetsRequest.builder()).rule(rule).build(), PutTargetsResponse.class);
        if (answer.failedEntryCount() > 0) {
            throw AwsError.validation("Targets could not be put: " + answer.failedEntries());
        }
    }

    private static void removeTargets(Scope scope, String rule, Properties properties, Collection<String> ids) {
        scope.callUnlessGone(RemoveTargetsRequest.builder().rule(rule).eventBusName(bus(properties)).ids(ids).build());
    }

    private static Set<String> targets(Properties properties) {
        return properties.each("Targets").stream().map(target -> target.required("Id")).collect(Collectors.toSet());
    }

    private static String bus(Properties properties) {
        return properties.text("EventBusName").orElse("default");
    }

    private static String name(String physicalId) {
        return physicalId.substring(physicalId.indexOf('|') + 1);
    }
}
