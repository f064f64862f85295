package dev.tenantonboarding.localcloud.cloudwatch;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What CloudWatch refuses of an alarm. */
final class AlarmRules {
    private static final Set<Integer> SHORT_PERIODS = Set.of(10, 20, 30);
    private static final Set<String> MISSING_DATA = Set.of("breaching", "notBreaching", "ignore", "missing");
    private static final Set<String> LOW_SAMPLE = Set.of("evaluate", "ignore");
    private static final Pattern PERCENTILE = Pattern.compile("(p|tm|tc|ts|wm)(\\d{1,2}(\\.\\d{0,10})?|100)|IQM|(TM|TC|TS|WM|PR)\\(.+\\)");
    private static final int MOST_ACTIONS = 5;

    private AlarmRules() {
    }

    /** @throws AwsError ValidationError or InvalidParameterCombination, naming the member */
    static void check(PutMetricAlarmRequest alarm) {
        require(alarm.comparisonOperator() != ComparisonOperator.UNKNOWN_TO_SDK_VERSION, "ComparisonOperator", alarm.comparisonOperatorAsString());
        require(alarm.evaluationPeriods() >= 1, "EvaluationPeriods", alarm.evaluationPeriods());
        Optional.ofNullable(alarm.datapointsToAlarm()).ifPresent(points -> require(points >= 1 && points <= alarm.evaluationPeriods(),
                "DatapointsToAlarm", points));
        Optional.ofNullable(alarm.treatMissingData()).ifPresent(how -> require(MISSING_DATA.contains(how), "TreatMissingData", how));
        Optional.ofNullable(alarm.evaluateLowSampleCountPercentile()).ifPresent(how -> require(LOW_SAMPLE.contains(how),
                "EvaluateLowSampleCountPercentile", how));
        require(alarm.alarmActions().size() <= MOST_ACTIONS, "AlarmActions", alarm.alarmActions());
        if (alarm.thresholdMetricId() != null) {
            throw AwsError.unsupported("alarms on anomaly detection (ThresholdMetricId)");
        }
        if (alarm.threshold() == null) {
            throw combination("Threshold must be specified");
        }
        if (alarm.hasMetrics() == (alarm.metricName() != null)) {
            throw combination("Either MetricName or Metrics must be specified, and not both");
        }
        if (alarm.metricName() != null) {
            checkMetric(alarm);
        }
    }

    private static void checkMetric(PutMetricAlarmRequest alarm) {
        if (alarm.namespace() == null || alarm.period() == null) {
            throw combination("Namespace and Period must be specified with MetricName");
        }
        require(SHORT_PERIODS.contains(alarm.period()) || alarm.period() > 0 && alarm.period() % 60 == 0, "Period", alarm.period());
        if ((alarm.statistic() == null) == (alarm.extendedStatistic() == null)) {
            throw combination("Either Statistic or ExtendedStatistic must be specified, and not both");
        }
        require(alarm.statistic() != Statistic.UNKNOWN_TO_SDK_VERSION, "Statistic", alarm.statisticAsString());
        Optional.ofNullable(alarm.extendedStatistic()).ifPresent(statistic -> require(PERCENTILE.matcher(statistic).matches(),
                "ExtendedStatistic", statistic));
    }

    private static void require(boolean holds, String member, Object value) {
        if (!holds) {
            throw AwsError.validation("1 validation error detected: Value '" + value + "' at '" + Character.toLowerCase(member.charAt(0))
                    + member.substring(1) + "' failed to satisfy constraint");
        }
    }

    private static AwsError combination(String message) {
        return AwsError.of("InvalidParameterCombinationException", message).inQuery("InvalidParameterCombination");
    }
}
