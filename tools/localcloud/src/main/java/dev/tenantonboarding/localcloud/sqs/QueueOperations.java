package dev.tenantonboarding.localcloud.sqs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** Operations on queues as a whole. */
final class QueueOperations {
    private static final int MOST_LISTED = 1_000;
    private final Queues queues;

    QueueOperations(Queues queues) {
        this.queues = queues;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateQueueRequest::builder, this::creating, this::create),
                Operation.of(GetQueueUrlRequest::builder, request -> queues.accessByName("GetQueueUrl", request.queueName()), this::url),
                Operation.of(ListQueuesRequest::builder, request -> List.of(Access.to("sqs:ListQueues", "*")), this::list)
                        .accepting("QueueNamePrefix", "MaxResults"),
                Operation.of(GetQueueAttributesRequest::builder, request -> queues.access("GetQueueAttributes", request.queueUrl()),
                        this::attributes),
                Operation.of(SetQueueAttributesRequest::builder, request -> queues.access("SetQueueAttributes", request.queueUrl()), this::change),
                Operation.of(TagQueueRequest::builder, request -> queues.access("TagQueue", request.queueUrl()).stream()
                        .map(access -> access.withRequestTags(request.tags())).toList(), this::tag),
                Operation.of(UntagQueueRequest::builder, request -> queues.access("UntagQueue", request.queueUrl()), this::untag),
                Operation.of(ListQueueTagsRequest::builder, request -> queues.access("ListQueueTags", request.queueUrl()), this::tags),
                Operation.of(PurgeQueueRequest::builder, request -> queues.access("PurgeQueue", request.queueUrl()), this::purge),
                Operation.of(DeleteQueueRequest::builder, request -> queues.access("DeleteQueue", request.queueUrl()), this::delete));
    }

    private List<Access> creating(CreateQueueRequest request) {
        var needed = new ArrayList<Access>();
        needed.addAll(queues.accessByName("CreateQueue", request.queueName()));
        if (!request.tags().isEmpty()) {
            needed.addAll(queues.accessByName("TagQueue", request.queueName()));
        }
        return needed.stream().map(access -> access.withRequestTags(request.tags())).toList();
    }

    private CreateQueueResponse create(CreateQueueRequest request, Call call) {
        var queue = queues.create(request.queueName(), request.attributesAsStrings(), request.tags(), call.time());
        return CreateQueueResponse.builder().queueUrl(queues.url(queue)).build();
    }

    private GetQueueUrlResponse url(GetQueueUrlRequest request, Call call) {
        return GetQueueUrlResponse.builder().queueUrl(queues.url(queues.named(request.queueName()))).build();
    }

    private ListQueuesResponse list(ListQueuesRequest request, Call call) {
        var limit = Optional.ofNullable(request.maxResults()).orElse(MOST_LISTED);
        if (limit < 1 || limit > MOST_LISTED) {
            throw SqsErrors.outOfRange(limit, "MaxResults", 1, MOST_LISTED);
        }
        var urls = queues.startingWith(Optional.ofNullable(request.queueNamePrefix()).orElse("")).stream().limit(limit).map(queues::url).toList();
        return ListQueuesResponse.builder().queueUrls(urls).build();
    }

    private GetQueueAttributesResponse attributes(GetQueueAttributesRequest request, Call call) {
        var all = queues.at(request.queueUrl()).description(call.time());
        var wanted = new LinkedHashMap<String, String>();
        for (var name : request.attributeNamesAsStrings()) {
            if (name.equals("All")) {
                wanted.putAll(all);
            } else if (all.containsKey(name)) {
                wanted.put(name, all.get(name));
            } else if (QueueAttributeName.fromValue(name) == QueueAttributeName.UNKNOWN_TO_SDK_VERSION) {
                throw SqsErrors.unknownAttribute(name);
            }
        }
        return GetQueueAttributesResponse.builder().attributesWithStrings(wanted).build();
    }

    private SetQueueAttributesResponse change(SetQueueAttributesRequest request, Call call) {
        queues.at(request.queueUrl()).change(request.attributesAsStrings(), call.time());
        return SetQueueAttributesResponse.builder().build();
    }

    private TagQueueResponse tag(TagQueueRequest request, Call call) {
        queues.at(request.queueUrl()).tag(request.tags());
        return TagQueueResponse.builder().build();
    }

    private UntagQueueResponse untag(UntagQueueRequest request, Call call) {
        queues.at(request.queueUrl()).untag(request.tagKeys());
        return UntagQueueResponse.builder().build();
    }

    private ListQueueTagsResponse tags(ListQueueTagsRequest request, Call call) {
        Map<String, String> tags = queues.at(request.queueUrl()).tags();
        return ListQueueTagsResponse.builder().tags(tags).build();
    }

    private PurgeQueueResponse purge(PurgeQueueRequest request, Call call) {
        queues.at(request.queueUrl()).purge();
        return PurgeQueueResponse.builder().build();
    }

    private DeleteQueueResponse delete(DeleteQueueRequest request, Call call) {
        queues.delete(request.queueUrl());
        return DeleteQueueResponse.builder().build();
    }
}
