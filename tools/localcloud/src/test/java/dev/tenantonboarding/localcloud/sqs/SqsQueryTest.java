package dev.tenantonboarding.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;

/** The protocol of older clients, as they send it. */
class SqsQueryTest {
    private static StartedCloud cloud;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        cloud = new StartedCloud();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        cloud.close();
    }

    @Test
    void a_queue_and_its_messages_can_be_used_by_forms_and_xml() throws Exception {
        var url = text(send("Action=CreateQueue&QueueName=old&Attribute.1.Name=DelaySeconds&Attribute.1.Value=0&Tag.1.Key=team&Tag.1.Value=a"),
                "QueueUrl");
        assertThat(url).isEqualTo(cloud.cloud().uri() + "/000000000000/old");
        assertThat(send("Action=ListQueueTags&QueueUrl=" + url).body()).contains("<Tag><Key>team</Key><Value>a</Value></Tag>");
        assertThat(send("Action=ListQueues").body()).contains("<QueueUrl>" + url + "</QueueUrl>");
        assertThat(send("Action=GetQueueAttributes&AttributeName.1=DelaySeconds&QueueUrl=" + url).body())
                .contains("<Attribute><Name>DelaySeconds</Name><Value>0</Value></Attribute>");

        assertThat(send("Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=one&SendMessageBatchRequestEntry.1.MessageBody=hello"
                + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=n&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=Number"
                + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=7&QueueUrl=" + url).body())
                .contains("<SendMessageBatchResultEntry><Id>one</Id>");
        var received = send("Action=ReceiveMessage&MessageAttributeName.1=All&AttributeName.1=All&QueueUrl=" + url);
        assertThat(received.body()).contains("<Message><MessageId>", "<Body>hello</Body>",
                "<MessageAttribute><Name>n</Name><Value><StringValue>7</StringValue><DataType>Number</DataType></Value></MessageAttribute>",
                "<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>");
        assertThat(send("Action=DeleteMessageBatch&DeleteMessageBatchRequestEntry.1.Id=one&DeleteMessageBatchRequestEntry.1.ReceiptHandle="
                + text(received, "ReceiptHandle") + "&QueueUrl=" + url).body()).contains("<DeleteMessageBatchResultEntry><Id>one</Id>");
    }

    @Test
    void errors_bear_the_code_that_older_clients_know() throws Exception {
        var answer = send("Action=GetQueueUrl&QueueName=nowhere");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer, "Code")).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    }

    private static HttpResponse<String> send(String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cloud.cloud().uri() + "/"))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String text(HttpResponse<String> answer, String element) {
        var matcher = Pattern.compile("<" + element + ">([^<]*)<").matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }
}
