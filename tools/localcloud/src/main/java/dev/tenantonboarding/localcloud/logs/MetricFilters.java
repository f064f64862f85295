package dev.tenantonboarding.localcloud.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;

/** Metric filters of log groups. Since the groups hold no logs, none ever matches. */
final class MetricFilters {
    private final Map<String, LogGroup> groups;
    private final Map<Name, MetricFilter> filters = new ConcurrentSkipListMap<>();

    /** A filter's name is its log group's. */
    private record Name(String group, String filter) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            return group.equals(other.group) ? filter.compareTo(other.filter) : group.compareTo(other.group);
        }
    }

    /** @param groups live: the groups that there are */
    MetricFilters(Map<String, LogGroup> groups) {
        this.groups = groups;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(PutMetricFilterRequest::builder, request -> List.of(access("PutMetricFilter", request.logGroupName())), this::put)
                        .accepting("logGroupName", "filterName", "filterPattern", "metricTransformations"),
                Operation.of(DescribeMetricFiltersRequest::builder, request -> List.of(access("DescribeMetricFilters",
                        Optional.ofNullable(request.logGroupName()).orElse("*"))), this::describe).accepting("logGroupName", "filterNamePrefix"),
                Operation.of(DeleteMetricFilterRequest::builder, request -> List.of(access("DeleteMetricFilter", request.logGroupName())), this::delete));
    }

    private Access access(String action, String group) {
        var access = Access.to("logs:" + action, LogGroup.arn(group));
        return Optional.ofNullable(groups.get(group)).map(found -> access.withResourceTags(found.tags())).orElse(access);
    }

    private PutMetricFilterResponse put(PutMetricFilterRequest request, Call call) {
        if (!groups.containsKey(request.logGroupName())) {
            throw AwsError.of("ResourceNotFoundException", "The specified log group does not exist.");
        }
        if (request.metricTransformations().size() != 1) {
            throw AwsError.of("InvalidParameterException", "1 validation error detected: Value at 'metricTransformations' failed to satisfy "
                    + "constraint: Member must have length less than or equal to 1 and greater than or equal to 1");
        }
        var filter = Members.copy(request, MetricFilter.builder()).creationTime(call.time().toEpochMilli()).build();
        filters.put(new Name(request.logGroupName(), request.filterName()), filter);
        return PutMetricFilterResponse.builder().build();
    }

    private DescribeMetricFiltersResponse describe(DescribeMetricFiltersRequest request, Call call) {
        var prefix = Optional.ofNullable(request.filterNamePrefix()).orElse("");
        return DescribeMetricFiltersResponse.builder().metricFilters(filters.values().stream()
                .filter(filter -> request.logGroupName() == null || request.logGroupName().equals(filter.logGroupName()))
                .filter(filter -> filter.filterName().startsWith(prefix)).toList()).build();
    }

    private DeleteMetricFilterResponse delete(DeleteMetricFilterRequest request, Call call) {
        if (filters.remove(new Name(request.logGroupName(), request.filterName())) == null) {
            throw AwsError.of("ResourceNotFoundException", "The specified metric filter does not exist.");
        }
        return DeleteMetricFilterResponse.builder().build();
    }

    int count(String group) {
        return (int) filters.keySet().stream().filter(name -> name.group().equals(group)).count();
    }

    /** They go with their group. */
    void forget(String group) {
        filters.keySet().removeIf(name -> name.group().equals(group));
    }
}
