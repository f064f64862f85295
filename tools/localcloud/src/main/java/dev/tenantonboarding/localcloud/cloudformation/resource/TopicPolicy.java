package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;

/** AWS::SNS::TopicPolicy: the one policy of each of several topics. */
final class TopicPolicy implements ResourceType {
    private static final int LONGEST_NAME = 128;

    @Override
    public Schema schema() {
        return Schema.of("PolicyDocument.*", "Topics[]").requiring("PolicyDocument", "Topics");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = scope.physicalName(LONGEST_NAME);
        var made = scope.initiated(Made.of(name, "Id", name));
        properties.texts("Topics").forEach(arn -> scope.call(policy(arn, properties.required("PolicyDocument"))));
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        properties.texts("Topics").forEach(arn -> scope.call(policy(arn, properties.required("PolicyDocument"))));
        old.texts("Topics").stream().filter(arn -> !properties.texts("Topics").contains(arn)).forEach(arn -> scope.callUnlessGone(policy(arn, "")));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        properties.texts("Topics").forEach(arn -> scope.callUnlessGone(policy(arn, "")));
    }

    private static SetTopicAttributesRequest policy(String arn, String document) {
        return SetTopicAttributesRequest.builder().topicArn(arn).attributeName("Policy").attributeValue(document).build();
    }
}
