package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tenantonboarding.runtime.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** With a real client against a port that answers with one error only. */
class TransientFaultsTest {
    @ParameterizedTest
    @CsvSource({"503, ServiceUnavailable", "400, ThrottlingException", "500, InternalFailure", "429, TooManyRequests"})
    void what_passes_has_the_name_that_the_workflow_retries(int status, String code) throws IOException {
        withServer(status, code, client -> assertThatThrownBy(() -> call(client))
                .isInstanceOf(AwsUnavailable.class)
                .hasCauseInstanceOf(SfnException.class));
    }

    @ParameterizedTest
    @CsvSource({"400, AccessDeniedException", "400, ExecutionDoesNotExist"})
    void what_does_not_pass_keeps_its_own_name(int status, String code) throws IOException {
        withServer(status, code, client -> assertThatThrownBy(() -> call(client)).isInstanceOf(SfnException.class));
    }

    @Test
    void silence_passes_too() throws IOException {
        SfnClient client;
        try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = client(closedSoon.getLocalPort());
        }

        assertThatThrownBy(() -> call(client)).isInstanceOf(AwsUnavailable.class);
    }

    @Test
    void a_connection_that_ends_while_an_upload_waits_to_be_let_through_passes_too() throws IOException {
        try (ServerSocket port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                S3Client s3 = clients(port.getLocalPort()).s3()) {
            Thread.ofVirtual().start(() -> hangUp(port));

            assertThatThrownBy(() -> TransientFaults.named(() ->
                    s3.putObject(request -> request.bucket("models").key("model"), RequestBody.fromString("weights"))))
                    .isInstanceOf(AwsUnavailable.class);
        }
    }

    /** Reads the request's beginning, and answers with the connection's end, until the port is closed. */
    private static void hangUp(ServerSocket port) {
        while (!port.isClosed()) {
            try (Socket caller = port.accept()) {
                caller.getInputStream().read(new byte[8192]);
            } catch (IOException ended) {
                return;
            }
        }
    }

    private static void call(SfnClient client) {
        TransientFaults.named(() ->
                client.describeExecution(request -> request.executionArn("arn:aws:states:us-east-1:000000000000:execution:m:run")));
    }

    private interface Check {
        void with(SfnClient client);
    }

    private static void withServer(int status, String code, Check check) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = ("{\"__type\":\"" + code + "\",\"message\":\"as AWS says\"}").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            check.with(client(server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    private static SfnClient client(int port) {
        return clients(port).stepFunctions();
    }

    private static Clients clients(int port) {
        return new Clients(new Environment(Map.of(
                        "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port)));
    }
}
