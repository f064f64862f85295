package dev.tenantonboarding.localcloud.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Operations on subscriptions. Nobody can confirm one here, so all stay pending. */
final class SubscriptionOperations {
    private static final String PENDING = "PendingConfirmation";
    private static final Set<String> PROTOCOLS = Set.of("email", "email-json", "http", "https", "sms", "sqs", "lambda", "firehose", "application");
    private static final Set<String> ATTRIBUTES = Set.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "DeliveryPolicy");

    private final Topics topics;

    SubscriptionOperations(Topics topics) {
        this.topics = topics;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(SubscribeRequest::builder, request -> List.of(topics.access("Subscribe", request.topicArn())
                        .with("sns:Protocol", request.protocol()).with("sns:Endpoint", request.endpoint())), this::subscribe),
                Operation.of(UnsubscribeRequest::builder, request -> List.of(Access.to("sns:Unsubscribe", topic(request.subscriptionArn()))),
                        this::unsubscribe),
                Operation.of(ListSubscriptionsByTopicRequest::builder,
                        request -> List.of(topics.access("ListSubscriptionsByTopic", request.topicArn())), this::list).accepting("TopicArn", "NextToken"));
    }

    private SubscribeResponse subscribe(SubscribeRequest request, Call call) {
        if (!PROTOCOLS.contains(request.protocol())) {
            throw TopicOperations.invalid("Invalid parameter: Does not support this protocol string: " + request.protocol());
        }
        if (request.endpoint() == null || request.endpoint().isEmpty()) {
            throw TopicOperations.invalid("Invalid parameter: Endpoint");
        }
        request.attributes().keySet().stream().filter(name -> !ATTRIBUTES.contains(name)).findFirst().ifPresent(name -> {
            throw AwsError.unsupported("the subscription attribute " + name);
        });
        var made = new Topic.Subscription(request.topicArn() + ":" + UUID.randomUUID(), request.protocol(), request.endpoint(), request.attributes());
        var topic = topics.change(request.topicArn(), old -> {
            // Subscribing twice is subscribing once.
            var subscriptions = new ArrayList<>(old.subscriptions());
            if (subscriptions.stream().noneMatch(known -> same(known, request))) {
                subscriptions.add(made);
            }
            return old.withSubscriptions(subscriptions);
        });
        var arn = topic.subscriptions().stream().filter(known -> same(known, request)).findFirst().orElse(made).arn();
        return SubscribeResponse.builder().subscriptionArn(Boolean.TRUE.equals(request.returnSubscriptionArn()) ? arn : "pending confirmation").build();
    }

    private static boolean same(Topic.Subscription known, SubscribeRequest request) {
        return known.protocol().equals(request.protocol()) && known.endpoint().equals(request.endpoint());
    }

    /** Removing one that is gone succeeds, as in AWS. */
    private UnsubscribeResponse unsubscribe(UnsubscribeRequest request, Call call) {
        topics.find(topic(request.subscriptionArn())).ifPresent(found -> topics.change(found.arn(), topic -> topic.withSubscriptions(
                topic.subscriptions().stream().filter(known -> !known.arn().equals(request.subscriptionArn())).toList())));
        return UnsubscribeResponse.builder().build();
    }

    private ListSubscriptionsByTopicResponse list(ListSubscriptionsByTopicRequest request, Call call) {
        return ListSubscriptionsByTopicResponse.builder().subscriptions(topics.require(request.topicArn()).subscriptions().stream()
                .map(known -> Subscription.builder().topicArn(request.topicArn()).protocol(known.protocol()).endpoint(known.endpoint())
                        .owner(Aws.ACCOUNT).subscriptionArn(PENDING).build()).toList()).build();
    }

    private static String topic(String subscriptionArn) {
        return subscriptionArn.substring(0, Math.max(0, subscriptionArn.lastIndexOf(':')));
    }
}
