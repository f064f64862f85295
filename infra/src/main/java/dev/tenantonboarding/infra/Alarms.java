package dev.tenantonboarding.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** What must not stay unseen. Each tells the operators' topic. */
final class Alarms {

    private static final int FIVE_MINUTES = 300;
    private static final String OURS = "TenantOnboarding";

    private final Stack stack;
    private final OperatorTopic topic;

    Alarms(Stack stack, OperatorTopic topic) {
        this.stack = stack;
        this.topic = topic;
    }

    /** What the functions find. They tell the number whenever they run, and are silent otherwise. */
    void findings() {
        finding("QuarantineOverflow", "QuarantineOverflow", "An invoke role denies all its tenants, as there is no room to name"
                + " those in quarantine: release or offboard some");
        finding("IsolationViolated", "TenantsViolated", "The last audit found tenants whose isolation does not hold: its document"
                + " says which, and by which probes");
        finding("RecordsSwept", "SweptRecords", "Executions had ended and nobody had heard of it: the sweep told it, and tenantctl failures"
                + " lists the tenants");
        finding("RecordsUnreadable", "UnreadableRecords", "Records of tenants can't be read: the sweep's log says which");
    }

    /** Executions that ended badly. Those that were aborted were so by somebody, who knows. */
    void executions(String id, Workflow workflow, String whatToDo) {
        var machine = Map.of("StateMachineArn", workflow.machine.getAttrArn());
        counted(id + "Failed", "AWS/States", "ExecutionsFailed", machine, "Executions failed: " + whatToDo);
        counted(id + "TimedOut", "AWS/States", "ExecutionsTimedOut", machine, "Executions timed out: " + whatToDo);
    }

    void deadLetters(DeadLetters queue) {
        alarm("DeadLettersWaiting", "AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", queue.name()), "Maximum",
                "notBreaching", "Events reached no target: tenantctl dead-letters says which and why");
    }

    void errors(CfnFunction function) {
        counted(function.getNode().getId() + "Errors", "AWS/Lambda", "Errors", Map.of("FunctionName", function.getRef()),
                "The function failed: its log says why");
    }

    private void finding(String id, String metric, String description) {
        alarm(id, OURS, metric, Map.of("Stack", Aws.STACK_NAME), "Maximum", "ignore", description);
    }

    private void counted(String id, String namespace, String metric, Map<String, String> dimensions, String description) {
        alarm(id, namespace, metric, dimensions, "Sum", "notBreaching", description);
    }

    private void alarm(String id, String namespace, String metric, Map<String, String> dimensions, String statistic, String missingData,
            String description) {
        CfnAlarm.Builder.create(stack, id)
                .alarmDescription(description)
                .namespace(namespace)
                .metricName(metric)
                .dimensions(dimensions.entrySet().stream()
                        .map(one -> CfnAlarm.DimensionProperty.builder().name(one.getKey()).value(one.getValue()).build()).toList())
                .statistic(statistic)
                .period(FIVE_MINUTES)
                .evaluationPeriods(1)
                .comparisonOperator("GreaterThanThreshold")
                .threshold(0)
                .treatMissingData(missingData)
                .alarmActions(List.of(topic.arn()))
                .build();
    }
}
