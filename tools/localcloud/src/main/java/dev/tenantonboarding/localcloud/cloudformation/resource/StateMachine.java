package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;

/** AWS::StepFunctions::StateMachine, its definition given as text. */
final class StateMachine implements ResourceType {
    private static final int LONGEST_NAME = 80;

    @Override
    public Schema schema() {
        return Schema.of("StateMachineName", "StateMachineType", "DefinitionString", "DefinitionSubstitutions.*", "RoleArn",
                "LoggingConfiguration.Destinations[].CloudWatchLogsLogGroup.LogGroupArn", "LoggingConfiguration.IncludeExecutionData",
                "LoggingConfiguration.Level").tagged().requiring("DefinitionString", "RoleArn").replacedBy("StateMachineName", "StateMachineType");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("StateMachineName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var request = properties.into(CreateStateMachineRequest.builder()).name(name).definition(definition(properties));
        properties.text("StateMachineType").ifPresent(request::type);
        var arn = scope.call(request.build(), CreateStateMachineResponse.class).stateMachineArn();
        return new Made(arn, Map.of("Arn", arn, "Name", name));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var arn = made.physicalId();
        scope.call(properties.into(UpdateStateMachineRequest.builder()).stateMachineArn(arn).definition(definition(properties)).build());
        TagChange.between(old, properties).apply(
                tags -> scope.call(TagResourceRequest.builder().resourceArn(arn)
                        .tags(tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build()),
                keys -> scope.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(keys).build()));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteStateMachineRequest.builder().stateMachineArn(physicalId).build());
    }

    private static String definition(Properties properties) {
        var definition = properties.required("DefinitionString");
        for (var substitution : properties.map("DefinitionSubstitutions").entrySet()) {
            definition = definition.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        return definition;
    }
}
