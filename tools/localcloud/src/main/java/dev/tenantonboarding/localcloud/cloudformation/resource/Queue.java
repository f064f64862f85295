package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;

/** AWS::SQS::Queue, a standard queue. */
final class Queue implements ResourceType {
    private static final int LONGEST_NAME = 80;
    /** SQS's own values for properties that the template doesn't have, or no longer. */
    private static final Map<String, String> DEFAULTS = Map.of("DelaySeconds", "0", "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600", "ReceiveMessageWaitTimeSeconds", "0", "VisibilityTimeout", "30", "SqsManagedSseEnabled",
            "true");

    @Override
    public Schema schema() {
        return Schema.of("QueueName", "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds",
                "VisibilityTimeout", "SqsManagedSseEnabled").tagged().replacedBy("QueueName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("QueueName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var url = scope.call(CreateQueueRequest.builder().queueName(name).attributesWithStrings(attributes(properties))
                .tags(properties.tags()).build(),
                CreateQueueResponse.class).queueUrl();
        return new Made(url, Map.of("Arn", Aws.arn("sqs", name), "QueueName", name, "QueueUrl", url));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var url = made.physicalId();
        scope.call(SetQueueAttributesRequest.builder().queueUrl(url).attributesWithStrings(attributes(properties)).build());
        TagChange.between(old, properties).apply(tags -> scope.call(TagQueueRequest.builder().queueUrl(url).tags(tags).build()),
                keys -> scope.call(UntagQueueRequest.builder().queueUrl(url).tagKeys(keys).build()));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteQueueRequest.builder().queueUrl(physicalId).build());
    }

    private static Map<String, String> attributes(Properties properties) {
        var attributes = new TreeMap<>(DEFAULTS);
        attributes.replaceAll((name, value) -> properties.text(name).orElse(value));
        return attributes;
    }
}
