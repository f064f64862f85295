package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Alarms, topics and metric filters do nothing here, but they are checked, kept and shown. */
class MonitoringStackTest {
    private static final String TEMPLATE = """
            {`Resources`:{
              `Operators`:{`Type`:`AWS::SNS::Topic`,`Properties`:{`DisplayName`:`Operators`,`Subscription`:[{`Protocol`:`email`,`Endpoint`:`a@example.com`}]}},
              `Policy`:{`Type`:`AWS::SNS::TopicPolicy`,`Properties`:{`Topics`:[{`Ref`:`Operators`}],`PolicyDocument`:{`Version`:`2012-10-17`,`Statement`:[
                {`Effect`:`Deny`,`Principal`:`*`,`Action`:`sns:Publish`,`Resource`:{`Ref`:`Operators`},`Condition`:{`Bool`:{`aws:SecureTransport`:`false`}}}]}}},
              `Mail`:{`Type`:`AWS::SNS::Subscription`,`Properties`:{`TopicArn`:{`Ref`:`Operators`},`Protocol`:`email`,`Endpoint`:`b@example.com`}},
              `Logs`:{`Type`:`AWS::Logs::LogGroup`},
              `Sweeps`:{`Type`:`AWS::Logs::MetricFilter`,`Properties`:{`LogGroupName`:{`Ref`:`Logs`},`FilterPattern`:`{ $.swept > 0 }`,
                `MetricTransformations`:[{`MetricName`:`Swept`,`MetricNamespace`:`Tenants`,`MetricValue`:`$.swept`,`DefaultValue`:0}]}},
              `Failures`:{`Type`:`AWS::CloudWatch::Alarm`,`Properties`:{`MetricName`:`ExecutionsFailed`,`Namespace`:`AWS/States`,`Statistic`:`Sum`,
                `Period`:300,`EvaluationPeriods`:1,`Threshold`:%s,`ComparisonOperator`:`GreaterThanOrEqualToThreshold`,
                `TreatMissingData`:`notBreaching`,`AlarmActions`:[{`Ref`:`Operators`}],`Dimensions`:[{`Name`:`StateMachineArn`,`Value`:`arn`}]}}},
             `Outputs`:{
              `Topic`:{`Value`:{`Ref`:`Operators`}},`TopicName`:{`Value`:{`Fn::GetAtt`:[`Operators`,`TopicName`]}},
              `Alarm`:{`Value`:{`Ref`:`Failures`}},`AlarmArn`:{`Value`:{`Fn::GetAtt`:[`Failures`,`Arn`]}},
              `Filter`:{`Value`:{`Ref`:`Sweeps`}},`Mail`:{`Value`:{`Ref`:`Mail`}}}}
            """;
    private static StackAccount account;
    private static CloudWatchClient cloudWatch;
    private static SnsClient sns;
    private static CloudWatchLogsClient logs;

    @BeforeAll
    static void start() {
        account = new StackAccount();
        cloudWatch = account.cloud.client(CloudWatchClient.builder());
        sns = account.cloud.client(SnsClient.builder());
        logs = account.cloud.client(CloudWatchLogsClient.builder());
    }

    @AfterAll
    static void stop() {
        logs.close();
        sns.close();
        cloudWatch.close();
        account.close();
    }

    @Test
    void what_a_stack_watches_with_is_there_while_it_is() {
        account.create("watched", TEMPLATE.formatted("1"));
        var outputs = account.outputs("watched");
        var topic = outputs.get("Topic");
        assertThat(topic).isEqualTo("arn:aws:sns:us-east-1:000000000000:" + outputs.get("TopicName"));
        assertThat(sns.listTopics().topics()).extracting(found -> found.topicArn()).contains(topic);
        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes()).containsEntry("DisplayName", "Operators")
                .containsEntry("SubscriptionsPending", "2").hasEntrySatisfying("Policy", policy -> assertThat(policy).contains("aws:SecureTransport"));
        assertThat(sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions())
                .extracting(found -> found.endpoint()).containsExactly("a@example.com", "b@example.com");
        assertThat(outputs.get("Mail")).startsWith(topic + ":");

        var alarm = cloudWatch.describeAlarms(request -> request.alarmNames(outputs.get("Alarm"))).metricAlarms().getFirst();
        assertThat(alarm.alarmArn()).isEqualTo(outputs.get("AlarmArn"));
        assertThat(alarm.alarmActions()).containsExactly(topic);
        assertThat(alarm.threshold()).isEqualTo(1);
        assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(logs.describeMetricFilters(request -> request.filterNamePrefix(outputs.get("Filter"))).metricFilters())
                .singleElement().satisfies(filter -> assertThat(filter.metricTransformations()).singleElement()
                        .satisfies(transformation -> assertThat(transformation.metricValue()).isEqualTo("$.swept")));

        account.update("watched", TEMPLATE.formatted("5"));
        assertThat(cloudWatch.describeAlarms(request -> request.alarmNames(outputs.get("Alarm"))).metricAlarms().getFirst().threshold()).isEqualTo(5);

        var stackId = account.stack("watched").stackId();
        account.formation.deleteStack(request -> request.stackName("watched"));
        account.await(stackId, StackStatus.DELETE_COMPLETE);
        assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
        assertThatThrownBy(() -> sns.getTopicAttributes(request -> request.topicArn(topic))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::CloudWatch::Alarm | `ComparisonOperator`:`GreaterThanThreshold`,`EvaluationPeriods`:1,`ThresholdMetricId`:`x` | ThresholdMetricId
            AWS::CloudWatch::Alarm | `EvaluationPeriods`:1                          | required key [ComparisonOperator] not found
            AWS::SNS::Topic        | `FifoTopic`:true                               | FifoTopic of AWS::SNS::Topic
            AWS::SNS::Topic        | `DisplayName`:[`x`]                            | #/DisplayName: expected type: String, found: JSONArray
            AWS::SNS::TopicPolicy  | `Topics`:`arn`,`PolicyDocument`:{}             | #/Topics: expected type: JSONArray, found: String
            AWS::SNS::Subscription | `Protocol`:`email`                             | required key [TopicArn] not found
            AWS::Logs::MetricFilter | `LogGroupName`:`x`,`FilterPattern`:``,`MetricTransformations`:[{`Name`:`x`}] | MetricTransformations[].Name
            """)
    void a_property_that_is_unknown_missing_or_of_another_type_is_refused(String type, String properties, String reason) {
        assertThatThrownBy(() -> account.start("refused", "{`Resources`:{`R`:{`Type`:`" + type + "`,`Properties`:{" + properties + "}}}}"))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            `Threshold`:`high`,`MetricName`:`m`,`Namespace`:`n`,`Period`:60,`Statistic`:`Sum` | Property Threshold must be a number
            `MetricName`:`m`,`Namespace`:`n`,`Period`:60,`Statistic`:`Sum`                    | Threshold must be specified
            `Threshold`:1,`MetricName`:`m`,`Namespace`:`n`,`Period`:61,`Statistic`:`Sum`      | 'period'
            `Threshold`:1,`MetricName`:`m`,`Namespace`:`n`,`Period`:60,`Statistic`:`Most`     | 'statistic'
            `Threshold`:1                                                                     | Either MetricName or Metrics
            """)
    void an_alarm_that_could_not_be_evaluated_fails_its_stack(String properties, String reason) {
        var name = "alarm-" + Integer.toHexString(properties.hashCode());
        account.start(name, "{`Resources`:{`R`:{`Type`:`AWS::CloudWatch::Alarm`,`Properties`:{`ComparisonOperator`:`GreaterThanThreshold`,"
                + "`EvaluationPeriods`:1," + properties + "}}}}");
        account.await(name, StackStatus.ROLLBACK_COMPLETE);
        assertThat(account.events(name)).extracting(event -> event.resourceStatusReason()).anyMatch(text -> text != null && text.contains(reason));
        account.formation.deleteStack(request -> request.stackName(name));
    }
}
