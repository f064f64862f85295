package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/** AWS::SQS::QueuePolicy: the one policy of each of several queues. */
final class QueuePolicy implements ResourceType {
    private static final int LONGEST_NAME = 128;

    @Override
    public Schema schema() {
        return Schema.of("PolicyDocument.*", "Queues[]").requiring("PolicyDocument", "Queues");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var made = scope.initiated(Made.of(scope.physicalName(LONGEST_NAME)));
        properties.texts("Queues").forEach(url -> scope.call(policy(url, properties.required("PolicyDocument"))));
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        properties.texts("Queues").forEach(url -> scope.call(policy(url, properties.required("PolicyDocument"))));
        old.texts("Queues").stream().filter(url -> !properties.texts("Queues").contains(url)).forEach(url -> scope.callUnlessGone(policy(url, "")));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        properties.texts("Queues").forEach(url -> scope.callUnlessGone(policy(url, "")));
    }

    private static SetQueueAttributesRequest policy(String url, String document) {
        return SetQueueAttributesRequest.builder().queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, document)).build();
    }
}
