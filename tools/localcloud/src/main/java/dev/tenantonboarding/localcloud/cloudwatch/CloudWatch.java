package dev.tenantonboarding.localcloud.cloudwatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** Amazon CloudWatch's alarms on metrics. */
public final class CloudWatch {
    private final Alarms alarms = new Alarms();

    private CloudWatch() {
    }

    public static Service create() {
        return new Service("monitoring", Protocol.QUERY_AND_JSON, "http://monitoring.amazonaws.com/doc/2010-08-01/", new CloudWatch().operations());
    }

    private List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(PutMetricAlarmRequest::builder, request -> alarms.access("PutMetricAlarm", request.alarmName())
                        .creatingWith(tags(request.tags()), "cloudwatch:TagResource"), this::put),
                Operation.of(DescribeAlarmsRequest::builder, _ -> List.of(alarms.access("DescribeAlarms", "*")), this::describe)
                        .accepting("AlarmNames", "AlarmNamePrefix", "AlarmTypes", "StateValue"),
                Operation.of(DeleteAlarmsRequest::builder, request -> request.alarmNames().stream()
                        .map(name -> alarms.access("DeleteAlarms", name)).toList(), this::delete),
                Operation.of(TagResourceRequest::builder, request -> List.of(access("TagResource", request.resourceARN())
                        .withRequestTags(tags(request.tags()))), this::tag),
                Operation.of(UntagResourceRequest::builder, request -> List.of(access("UntagResource", request.resourceARN())
                        .with("aws:TagKeys", request.tagKeys().toArray(String[]::new))), this::untag),
                Operation.of(ListTagsForResourceRequest::builder, request -> List.of(access("ListTagsForResource", request.resourceARN())),
                        this::listTags));
    }

    private Access access(String action, String arn) {
        return alarms.access(action, name(arn));
    }

    private PutMetricAlarmResponse put(PutMetricAlarmRequest request, Call call) {
        AlarmRules.check(request);
        var alarm = Members.copy(request, MetricAlarm.builder()).alarmArn(Alarms.arn(request.alarmName()))
                .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                .alarmConfigurationUpdatedTimestamp(call.time()).stateUpdatedTimestamp(call.time())
                .stateValue(StateValue.INSUFFICIENT_DATA).stateReason("Unchecked: Initial alarm creation");
        alarms.put(alarm.build(), tags(request.tags()));
        return PutMetricAlarmResponse.builder().build();
    }

    private DescribeAlarmsResponse describe(DescribeAlarmsRequest request, Call call) {
        var prefix = Optional.ofNullable(request.alarmNamePrefix()).orElse("");
        return DescribeAlarmsResponse.builder().compositeAlarms(List.of()).metricAlarms(alarms.all().stream()
                .filter(_ -> request.alarmTypes().isEmpty() || request.alarmTypes().contains(AlarmType.METRIC_ALARM))
                .filter(alarm -> request.alarmNames().isEmpty() || request.alarmNames().contains(alarm.alarmName()))
                .filter(alarm -> alarm.alarmName().startsWith(prefix))
                .filter(alarm -> request.stateValue() == null || request.stateValue() == alarm.stateValue()).toList()).build();
    }

    private DeleteAlarmsResponse delete(DeleteAlarmsRequest request, Call call) {
        alarms.remove(request.alarmNames());
        return DeleteAlarmsResponse.builder().build();
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        alarms.retag(name(request.resourceARN()), tags -> {
            tags.putAll(tags(request.tags()));
            return tags;
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        alarms.retag(name(request.resourceARN()), tags -> {
            request.tagKeys().forEach(tags::remove);
            return tags;
        });
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTags(ListTagsForResourceRequest request, Call call) {
        return ListTagsForResourceResponse.builder().tags(alarms.require(name(request.resourceARN())).tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    private static String name(String arn) {
        return arn.substring(arn.indexOf(":alarm:") + ":alarm:".length());
    }
}
