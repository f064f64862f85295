package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;

/** AWS::SNS::Topic, with the subscriptions that it lists. */
final class Topic implements ResourceType {
    private static final int LONGEST_NAME = 256;
    private static final List<String> ATTRIBUTES = List.of("DisplayName", "KmsMasterKeyId", "SignatureVersion", "TracingConfig");

    @Override
    public Schema schema() {
        return Schema.of("TopicName", "DisplayName", "KmsMasterKeyId", "SignatureVersion", "TracingConfig", "Subscription[].Endpoint",
                "Subscription[].Protocol").tagged().replacedBy("TopicName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("TopicName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var attributes = new TreeMap<String, String>();
        ATTRIBUTES.forEach(attribute -> properties.text(attribute).ifPresent(value -> attributes.put(attribute, value)));
        var arn = scope.call(CreateTopicRequest.builder().name(name).attributes(attributes).tags(tags(properties.tags())).build(),
                CreateTopicResponse.class).topicArn();
        var made = scope.initiated(new Made(arn, Map.of("TopicArn", arn, "TopicName", name)));
        properties.each("Subscription").forEach(subscription -> subscribe(scope, arn, subscription));
        return made;
    }

    private static void subscribe(Scope scope, String arn, Properties subscription) {
        scope.call(subscription.into(SubscribeRequest.builder()).topicArn(arn).build());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var arn = made.physicalId();
        ATTRIBUTES.stream().filter(attribute -> !old.same(properties, attribute)).forEach(attribute -> scope.call(SetTopicAttributesRequest
                .builder().topicArn(arn).attributeName(attribute).attributeValue(properties.text(attribute).orElse("")).build()));
        if (!properties.each("Subscription").containsAll(old.each("Subscription"))) {
            throw AwsError.unsupported("taking a subscription out of a topic's list");
        }
        properties.each("Subscription").forEach(subscription -> subscribe(scope, arn, subscription));
        TagChange.between(old, properties).apply(tags -> scope.call(TagResourceRequest.builder().resourceArn(arn).tags(tags(tags)).build()),
                keys -> scope.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(keys).build()));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteTopicRequest.builder().topicArn(physicalId).build());
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }
}
