package dev.tenantonboarding.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;

class FrontTest {
    @Test
    void a_service_that_is_not_there_is_refused_by_name(@TempDir Path dir) {
        try (var cloud = start(dir); var logs = CloudWatchLogsClient.builder().endpointOverride(cloud.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))).build()) {
            assertThatThrownBy(() -> logs.describeLogStreams(request -> request.logGroupName("any")))
                    .isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e.awsErrorDetails().errorMessage()).contains("logs"));
        }
    }

    @Test
    void a_request_without_a_signature_is_refused(@TempDir Path dir) throws Exception {
        try (var cloud = start(dir); var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(cloud.uri() + "/")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("Missing Authentication Token");
        }
    }

    @Test
    void an_unknown_access_key_is_refused_in_the_words_of_the_protocol(@TempDir Path dir) {
        var nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIANOBODY", "secret"));
        try (var cloud = start(dir); var machines = SfnClient.builder().endpointOverride(cloud.uri()).region(Region.US_EAST_1).credentialsProvider(nobody).build();
                var roles = IamClient.builder().endpointOverride(cloud.uri()).region(Region.US_EAST_1).credentialsProvider(nobody).build()) {
            assertThatThrownBy(machines::listStateMachines).isInstanceOfSatisfying(AwsServiceException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
            assertThatThrownBy(roles::listRoles).isInstanceOfSatisfying(AwsServiceException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "s3"})
    @Timeout(60)
    void a_client_that_died_while_it_sent_its_request_does_not_hold_time_still(String service) throws IOException {
        try (var cloud = new StartedCloud(); var client = new Socket(cloud.cloud().uri().getHost(), cloud.cloud().uri().getPort())) {
            client.getOutputStream().write(("""
                    PUT /bucket/key HTTP/1.1
                    Host: localhost
                    Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0
                    Content-Length: 100
                    Expect: 100-continue

                    """.formatted(service)).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            // The server asks for the body, and waits for it.
            assertThat(new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII)).readLine()).contains("100 Continue");

            cloud.pass(Duration.ofDays(1));
        }
    }

    private static LocalCloud start(Path dir) {
        return LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, dir.resolve("log"), Map.of()));
    }
}
