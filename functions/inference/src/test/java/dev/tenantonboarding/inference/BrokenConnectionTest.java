package dev.tenantonboarding.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tenantonboarding.runtime.StandInContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose connection ends before the whole answer is there. */
class BrokenConnectionTest {
    private static final String CLAIMS = "{\"jwt\":{\"claims\":{\"tenantId\":\"acme\"}}}";
    private static final byte[] SHORT = new byte[10];
    /** More than a connection takes unread. */
    private static final byte[] LONG = new byte[4_000_000];

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\n0.1,0.2"})
    void the_caller_is_told_that_the_model_is_unavailable(String begun) throws IOException {
        assertThat(ask(SHORT, begun).getStatusCode()).isEqualTo(Reply.Refusal.UNAVAILABLE.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n"})
    void so_is_the_caller_whose_question_was_not_read_to_its_end(String begun) throws IOException {
        assertThat(ask(LONG, begun).getStatusCode()).isEqualTo(Reply.Refusal.UNAVAILABLE.status());
    }

    private static APIGatewayV2HTTPResponse ask(byte[] question, String begun) throws IOException {
        try (ServerSocket port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> breakOff(port, begun.getBytes(StandardCharsets.UTF_8)));
            Map<String, String> environment = Map.of(
                    "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port.getLocalPort(),
                    "ENDPOINT_NAME", "silo--acme", "TENANT_ID", "acme", "TENANT_CLAIM", "tenantId", "MAX_BODY_BYTES", "4000000");
            return new InferenceHandler(environment).handleRequest(ApiRequests.of(CLAIMS, question, true), new StandInContext("inference"));
        }
    }

    /** Reads each request's beginning and begins an answer, perhaps. */
    private static void breakOff(ServerSocket port, byte[] begun) {
        while (!port.isClosed()) {
            try (Socket caller = port.accept()) {
                caller.getInputStream().read(new byte[8_192]);
                caller.getOutputStream().write(begun);
                caller.getOutputStream().flush();
            } catch (IOException ended) {
                return;
            }
        }
    }
}
