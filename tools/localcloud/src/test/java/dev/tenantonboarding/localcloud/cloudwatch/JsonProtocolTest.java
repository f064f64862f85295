package dev.tenantonboarding.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The AWS CLI and boto3 speak JSON with CloudWatch, while Java's SDK speaks the query protocol. */
class JsonProtocolTest {

    @Test
    void an_alarm_put_in_one_protocol_is_seen_in_the_other() throws IOException, InterruptedException {
        try (var cloud = new StartedCloud(); var client = HttpClient.newHttpClient(); var query = cloud.client(CloudWatchClient.builder())) {
            send(client, cloud, "PutMetricAlarm", """
                    {"AlarmName":"failures","MetricName":"m","Namespace":"n","Statistic":"Sum","Period":60,"EvaluationPeriods":1,"Threshold":0.5,
                     "ComparisonOperator":"GreaterThanThreshold","Dimensions":[{"Name":"d","Value":"v"}]}""");
            assertThat(query.describeAlarms().metricAlarms()).singleElement().satisfies(alarm -> {
                assertThat(alarm.threshold()).isEqualTo(0.5);
                assertThat(alarm.dimensions()).singleElement().satisfies(dimension -> assertThat(dimension.value()).isEqualTo("v"));
            });
            assertThat(send(client, cloud, "DescribeAlarms", "{\"AlarmNamePrefix\":\"fail\"}").body()).contains("\"AlarmName\":\"failures\"");

            var refused = send(client, cloud, "DeleteAlarms", "{\"AlarmNames\":[\"none\"]}");
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("\"__type\":\"ResourceNotFoundException\"");
            assertThat(refused.headers().firstValue("x-amzn-query-error")).contains("ResourceNotFound;Sender");
            assertThat(send(client, cloud, "PutMetricData", "{}").body()).contains("the operation PutMetricData of monitoring");
        }
    }

    private static HttpResponse<String> send(HttpClient client, StartedCloud cloud, String operation, String request)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(cloud.cloud().uri()).header("X-Amz-Target", "GraniteServiceVersion20100801." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/monitoring/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofString(request)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
