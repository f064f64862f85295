package dev.tenantonboarding.localcloud.cloudformation.resource;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;

/** AWS::Logs::LogGroup. */
final class LogGroup implements ResourceType {
    private static final int LONGEST_NAME = 512;

    @Override
    public Schema schema() {
        return Schema.of("LogGroupName", "RetentionInDays").tagged().replacedBy("LogGroupName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("LogGroupName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        scope.call(properties.into(CreateLogGroupRequest.builder()).logGroupName(name).build());
        var made = scope.initiated(Made.of(name, "Arn", arn(name) + ":*"));
        retain(scope, name, properties);
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        if (properties.has("RetentionInDays")) {
            retain(scope, made.physicalId(), properties);
        } else if (old.has("RetentionInDays")) {
            scope.call(DeleteRetentionPolicyRequest.builder().logGroupName(made.physicalId()).build());
        }
        var arn = arn(made.physicalId());
        TagChange.between(old, properties).apply(tags -> scope.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build()),
                keys -> scope.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(keys).build()));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteLogGroupRequest.builder().logGroupName(physicalId).build());
    }

    private static void retain(Scope scope, String name, Properties properties) {
        properties.number("RetentionInDays")
                .ifPresent(days -> scope.call(PutRetentionPolicyRequest.builder().logGroupName(name).retentionInDays(days).build()));
    }

    private static String arn(String name) {
        return Aws.arn("logs", "log-group:" + name);
    }
}
