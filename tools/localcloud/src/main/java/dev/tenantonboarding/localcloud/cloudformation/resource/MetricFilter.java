package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;

/** AWS::Logs::MetricFilter. */
final class MetricFilter implements ResourceType {
    private static final int LONGEST_NAME = 512;

    @Override
    public Schema schema() {
        return Schema.of("FilterName", "FilterPattern", "LogGroupName", "MetricTransformations[].MetricName",
                "MetricTransformations[].MetricNamespace", "MetricTransformations[].MetricValue", "MetricTransformations[].DefaultValue",
                "MetricTransformations[].Unit", "MetricTransformations[].Dimensions[].Key", "MetricTransformations[].Dimensions[].Value")
                .requiring("FilterPattern", "LogGroupName", "MetricTransformations").replacedBy("FilterName", "LogGroupName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("FilterName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        scope.call(properties.into(PutMetricFilterRequest.builder()).filterName(name).build());
        return Made.of(name);
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(PutMetricFilterRequest.builder()).filterName(made.physicalId()).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteMetricFilterRequest.builder().filterName(physicalId).logGroupName(properties.required("LogGroupName")).build());
    }
}
