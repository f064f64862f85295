package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;

/** AWS::Events::EventBus. */
final class EventBus implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("Name", "Description").tagged().requiring("Name").replacedBy("Name", "Description");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var bus = scope.call(properties.into(CreateEventBusRequest.builder()).build(), CreateEventBusResponse.class);
        return new Made(properties.required("Name"), Map.of("Arn", bus.eventBusArn(), "Name", properties.required("Name")));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        retag(scope, made.attributes().get("Arn"), old, properties);
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteEventBusRequest.builder().name(physicalId).build());
    }

    /** Rules have the same tags. */
    static void retag(Scope scope, String arn, Properties old, Properties properties) {
        TagChange.between(old, properties).apply(
                tags -> scope.call(TagResourceRequest.builder().resourceARN(arn)
                        .tags(tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build()),
                keys -> scope.call(UntagResourceRequest.builder().resourceARN(arn).tagKeys(keys).build()));
    }
}
