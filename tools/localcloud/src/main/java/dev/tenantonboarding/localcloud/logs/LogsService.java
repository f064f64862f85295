package dev.tenantonboarding.localcloud.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** Log groups. Nothing writes to them: what functions print goes to the cloud's own log. */
public final class LogsService {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Set<Integer> RETENTIONS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
            2557, 2922, 3288, 3653);

    private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();
    private final MetricFilters filters = new MetricFilters(groups);

    private LogsService() {
    }

    public static Service create() {
        var logs = new LogsService();
        return new Service("logs", Protocol.JSON_1_1, Stream.of(logs.operations(), logs.filters.operations())
                .<Operation<?, ?>>flatMap(List::stream).toList());
    }

    private List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateLogGroupRequest::builder, request -> access("CreateLogGroup", request.logGroupName())
                        .creatingWith(request.tags(), "logs:TagResource"), this::create).accepting("logGroupName", "tags"),
                Operation.of(DescribeLogGroupsRequest::builder, request -> List.of(Access.to("logs:DescribeLogGroups", "*")), this::describe)
                        .accepting("logGroupNamePrefix"),
                Operation.of(PutRetentionPolicyRequest::builder, request -> List.of(access("PutRetentionPolicy", request.logGroupName())),
                        this::retain),
                Operation.of(DeleteRetentionPolicyRequest::builder, request -> List.of(access("DeleteRetentionPolicy", request.logGroupName())),
                        this::keep),
                Operation.of(TagResourceRequest::builder, request -> List.of(access("TagResource", name(request.resourceArn()))
                        .withRequestTags(request.tags())),
                        this::tag),
                Operation.of(UntagResourceRequest::builder, request -> List.of(access("UntagResource", name(request.resourceArn()))
                        .with("aws:TagKeys", request.tagKeys().toArray(String[]::new))), this::untag),
                Operation.of(ListTagsForResourceRequest::builder, request -> List.of(access("ListTagsForResource", name(request.resourceArn()))),
                        this::tags),
                Operation.of(DeleteLogGroupRequest::builder, request -> List.of(access("DeleteLogGroup", request.logGroupName())), this::delete));
    }

    private Access access(String action, String name) {
        var access = Access.to("logs:" + action, LogGroup.arn(name));
        return Optional.ofNullable(groups.get(name)).map(group -> access.withResourceTags(group.tags())).orElse(access);
    }

    private CreateLogGroupResponse create(CreateLogGroupRequest request, Call call) {
        if (!NAME.matcher(request.logGroupName()).matches()) {
            throw invalid("1 validation error detected: Value '" + request.logGroupName() + "' at 'logGroupName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        if (groups.putIfAbsent(request.logGroupName(), new LogGroup(request.logGroupName(), call.time(), Optional.empty(),
                request.tags())) != null) {
            throw AwsError.of("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        return CreateLogGroupResponse.builder().build();
    }

    private DescribeLogGroupsResponse describe(DescribeLogGroupsRequest request, Call call) {
        var prefix = Optional.ofNullable(request.logGroupNamePrefix()).orElse("");
        return DescribeLogGroupsResponse.builder().logGroups(groups.values().stream().filter(group -> group.name().startsWith(prefix))
                .map(group -> {
            var shown = software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder().logGroupName(group.name())
                    .arn(LogGroup.arn(group.name()) + ":*").logGroupArn(LogGroup.arn(group.name())).creationTime(group.created().toEpochMilli())
                    .metricFilterCount(filters.count(group.name())).storedBytes(0L);
            group.retention().ifPresent(shown::retentionInDays);
            return shown.build();
        }).toList()).build();
    }

    private PutRetentionPolicyResponse retain(PutRetentionPolicyRequest request, Call call) {
        if (!RETENTIONS.contains(request.retentionInDays())) {
            throw invalid("1 validation error detected: Value '" + request.retentionInDays()
                    + "' at 'retentionInDays' failed to satisfy constraint: "
                    + "Member must satisfy enum value set");
        }
        change(request.logGroupName(), group -> group.retained(Optional.of(request.retentionInDays())));
        return PutRetentionPolicyResponse.builder().build();
    }

    private DeleteRetentionPolicyResponse keep(DeleteRetentionPolicyRequest request, Call call) {
        change(request.logGroupName(), group -> group.retained(Optional.empty()));
        return DeleteRetentionPolicyResponse.builder().build();
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        change(name(request.resourceArn()), group -> group.tagged(request.tags()));
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        change(name(request.resourceArn()), group -> group.untagged(request.tagKeys()));
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse tags(ListTagsForResourceRequest request, Call call) {
        return ListTagsForResourceResponse.builder().tags(Optional.ofNullable(groups.get(name(request.resourceArn())))
                .orElseThrow(LogsService::missing).tags())
                .build();
    }

    private DeleteLogGroupResponse delete(DeleteLogGroupRequest request, Call call) {
        if (groups.remove(request.logGroupName()) == null) {
            throw missing();
        }
        filters.forget(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    private void change(String name, UnaryOperator<LogGroup> change) {
        if (groups.computeIfPresent(name, (key, group) -> change.apply(group)) == null) {
            throw missing();
        }
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf("log-group:") + "log-group:".length()).replace(":*", "");
    }

    private static AwsError missing() {
        return AwsError.of("ResourceNotFoundException", "The specified log group does not exist.");
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidParameterException", message);
    }
}
