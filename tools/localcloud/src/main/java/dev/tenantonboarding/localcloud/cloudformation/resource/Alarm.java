package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;

/** AWS::CloudWatch::Alarm. */
final class Alarm implements ResourceType {
    private static final int LONGEST_NAME = 255;

    @Override
    public Schema schema() {
        return Schema.of("AlarmName", "AlarmDescription", "ActionsEnabled", "AlarmActions[]", "OKActions[]", "InsufficientDataActions[]",
                "ComparisonOperator", "DatapointsToAlarm", "Dimensions[].Name", "Dimensions[].Value", "EvaluateLowSampleCountPercentile",
                "EvaluationPeriods", "ExtendedStatistic", "MetricName", "Metrics[].Expression", "Metrics[].Id", "Metrics[].Label",
                "Metrics[].Period", "Metrics[].ReturnData", "Metrics[].AccountId", "Metrics[].MetricStat.Metric.MetricName",
                "Metrics[].MetricStat.Metric.Namespace", "Metrics[].MetricStat.Metric.Dimensions[].Name",
                "Metrics[].MetricStat.Metric.Dimensions[].Value", "Metrics[].MetricStat.Period", "Metrics[].MetricStat.Stat",
                "Metrics[].MetricStat.Unit", "Namespace", "Period", "Statistic", "Threshold", "TreatMissingData", "Unit").tagged()
                .requiring("ComparisonOperator", "EvaluationPeriods").replacedBy("AlarmName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("AlarmName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        scope.call(properties.into(PutMetricAlarmRequest.builder()).alarmName(name).build());
        return Made.of(name, "Arn", arn(name));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var name = made.physicalId();
        scope.call(properties.into(PutMetricAlarmRequest.builder()).alarmName(name).tags(List.of()).build());
        TagChange.between(old, properties).apply(
                tags -> scope.call(TagResourceRequest.builder().resourceARN(arn(name))
                        .tags(tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build()),
                keys -> scope.call(UntagResourceRequest.builder().resourceARN(arn(name)).tagKeys(keys).build()));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteAlarmsRequest.builder().alarmNames(physicalId).build());
    }

    private static String arn(String name) {
        return Aws.arn("cloudwatch", "alarm:" + name);
    }
}
