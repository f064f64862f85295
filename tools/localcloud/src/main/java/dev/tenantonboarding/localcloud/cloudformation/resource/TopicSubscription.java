package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.List;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;

/** AWS::SNS::Subscription. */
final class TopicSubscription implements ResourceType {
    private static final List<String> ATTRIBUTES = List.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "DeliveryPolicy");

    @Override
    public Schema schema() {
        return Schema.of("Endpoint", "Protocol", "TopicArn", "FilterPolicy.*", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy.*",
                "DeliveryPolicy.*").requiring("Protocol", "TopicArn").replacedBy("Endpoint", "Protocol", "TopicArn");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var attributes = new TreeMap<String, String>();
        ATTRIBUTES.forEach(attribute -> properties.text(attribute).ifPresent(value -> attributes.put(attribute, value)));
        var arn = scope.call(SubscribeRequest.builder().topicArn(properties.required("TopicArn")).protocol(properties.required("Protocol"))
                .endpoint(properties.required("Endpoint")).attributes(attributes).returnSubscriptionArn(true).build(),
                SubscribeResponse.class).subscriptionArn();
        return Made.of(arn, "Arn", arn);
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        throw AwsError.unsupported("changing the attributes of a subscription");
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(UnsubscribeRequest.builder().subscriptionArn(physicalId).build());
    }
}
