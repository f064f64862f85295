package dev.tenantonboarding.localcloud.sns;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** Operations on topics and their tags. */
final class TopicOperations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Set<String> ATTRIBUTES = Set.of("DisplayName", "Policy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig");

    private final Topics topics;

    TopicOperations(Topics topics) {
        this.topics = topics;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateTopicRequest::builder, request -> topics.access("CreateTopic", Topic.arn(request.name()))
                        .creatingWith(tags(request.tags()), "sns:TagResource"), this::create).accepting("Name", "Attributes", "Tags"),
                Operation.of(GetTopicAttributesRequest::builder, request -> List.of(topics.access("GetTopicAttributes", request.topicArn())),
                        this::attributes),
                Operation.of(SetTopicAttributesRequest::builder, request -> List.of(topics.access("SetTopicAttributes", request.topicArn())),
                        this::set),
                Operation.of(ListTopicsRequest::builder, _ -> List.of(Access.to("sns:ListTopics", "*")), this::list).accepting("NextToken"),
                Operation.of(DeleteTopicRequest::builder, request -> List.of(topics.access("DeleteTopic", request.topicArn())), this::delete),
                Operation.of(TagResourceRequest::builder, request -> List.of(topics.access("TagResource", request.resourceArn())
                        .withRequestTags(tags(request.tags()))), this::tag),
                Operation.of(UntagResourceRequest::builder, request -> List.of(topics.access("UntagResource", request.resourceArn())
                        .with("aws:TagKeys", request.tagKeys().toArray(String[]::new))), this::untag),
                Operation.of(ListTagsForResourceRequest::builder, request -> List.of(topics.access("ListTagsForResource", request.resourceArn())),
                        this::listTags));
    }

    private CreateTopicResponse create(CreateTopicRequest request, Call call) {
        if (!NAME.matcher(request.name()).matches()) {
            throw invalid("Invalid parameter: Topic Name");
        }
        request.attributes().keySet().forEach(TopicOperations::check);
        var wanted = new Topic(Topic.arn(request.name()), request.attributes(), tags(request.tags()), List.of());
        var topic = topics.putIfAbsent(wanted);
        if (!topic.attributes().equals(wanted.attributes())) {
            throw invalid("Invalid parameter: Attributes Reason: Topic already exists with different attributes");
        }
        if (!topic.tags().equals(wanted.tags())) {
            throw invalid("Invalid parameter: Tags Reason: Topic already exists with different tags");
        }
        return CreateTopicResponse.builder().topicArn(topic.arn()).build();
    }

    private GetTopicAttributesResponse attributes(GetTopicAttributesRequest request, Call call) {
        var topic = topics.require(request.topicArn());
        var shown = new HashMap<>(topic.attributes());
        shown.put("TopicArn", topic.arn());
        shown.put("Owner", Aws.ACCOUNT);
        shown.putIfAbsent("DisplayName", "");
        shown.put("SubscriptionsPending", Integer.toString(topic.subscriptions().size()));
        shown.put("SubscriptionsConfirmed", "0");
        shown.put("SubscriptionsDeleted", "0");
        return GetTopicAttributesResponse.builder().attributes(shown).build();
    }

    private SetTopicAttributesResponse set(SetTopicAttributesRequest request, Call call) {
        check(request.attributeName());
        var value = request.attributeValue() == null ? "" : request.attributeValue();
        topics.change(request.topicArn(), topic -> topic.with(request.attributeName(), value));
        return SetTopicAttributesResponse.builder().build();
    }

    private ListTopicsResponse list(ListTopicsRequest request, Call call) {
        return ListTopicsResponse.builder().topics(topics.all().stream()
                .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder().topicArn(topic.arn()).build()).toList()).build();
    }

    private DeleteTopicResponse delete(DeleteTopicRequest request, Call call) {
        topics.remove(request.topicArn());
        return DeleteTopicResponse.builder().build();
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        topics.change(request.resourceArn(), topic -> {
            var tags = new HashMap<>(topic.tags());
            tags.putAll(tags(request.tags()));
            return topic.withTags(tags);
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        topics.change(request.resourceArn(), topic -> {
            var tags = new HashMap<>(topic.tags());
            request.tagKeys().forEach(tags::remove);
            return topic.withTags(tags);
        });
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTags(ListTagsForResourceRequest request, Call call) {
        return ListTagsForResourceResponse.builder().tags(topics.require(request.resourceArn()).tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build();
    }

    private static void check(String attribute) {
        if (!ATTRIBUTES.contains(attribute)) {
            throw AwsError.unsupported("the topic attribute " + attribute);
        }
    }

    private static Map<String, String> tags(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    static AwsError invalid(String message) {
        return AwsError.of("InvalidParameterException", message).inQuery("InvalidParameter");
    }
}
