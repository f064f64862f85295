package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.probe.Probe;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** With a real client against a port that answers as Lambda does. */
class FunctionCallsTest {
    private static final Probe.CallFunction PROBE =
            new Probe.CallFunction("call", "globex", new TenantId("acme"), Expected.DENIED, new ProbeRequest("1,2", "text/csv"));

    @ParameterizedTest
    @CsvSource({
        "200, ALLOWED, ALLOWED", "424, ALLOWED, ALLOWED", "403, DENIED, DENIED",
        // Whatever else the function says to another tenant, it let that tenant come too far.
        "401, ALLOWED, UNPROVEN", "404, ALLOWED, UNPROVEN", "429, ALLOWED, UNPROVEN", "500, ALLOWED, UNPROVEN", "503, ALLOWED, UNPROVEN"
    })
    void only_a_403_is_a_denial_and_only_the_models_answer_a_control(int status, Outcome ofForbidden, Outcome ofControl) throws IOException {
        Answer answer = answer(200, "", "{\"statusCode\":" + status + ",\"body\":\"{}\"}");

        assertThat(answer.against(Expected.DENIED)).isEqualTo(ofForbidden);
        assertThat(answer.against(Expected.ALLOWED)).isEqualTo(ofControl);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | Unhandled | {\"errorMessage\":\"it broke\"}",
        "200 |           | not JSON",
        "200 |           | {\"statusCode\":\"403\"}",
        "200 |           | null",
        "403 |           | {\"__type\":\"AccessDeniedException\",\"message\":\"not for you\"}",
        "429 |           | {\"__type\":\"TooManyRequestsException\",\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"}",
        "404 |           | {\"__type\":\"ResourceNotFoundException\",\"message\":\"no such function\"}"
    })
    void what_says_nothing_of_the_functions_callers_proves_nothing(int status, String error, String body) throws IOException {
        Answer answer = answer(status, error == null ? "" : error, body);

        assertThat(answer.against(Expected.DENIED)).isEqualTo(Outcome.UNPROVEN);
        assertThat(answer.against(Expected.ALLOWED)).isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void the_event_is_an_apis_with_the_callers_claim() {
        var event = new FunctionCalls(client(1), "custom:tenant").event("globex", new ProbeRequest("1,2", "text/csv"));

        assertThat(event.at("/requestContext/authorizer/jwt/claims/custom:tenant").asText()).isEqualTo("globex");
        assertThat(event.path("body").asText()).isEqualTo("1,2");
        assertThat(event.at("/headers/content-type").asText()).isEqualTo("text/csv");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
    }

    private static Answer answer(int status, String error, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2015-03-31/functions/tenant--acme--inference/invocations", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (!error.isEmpty()) {
                exchange.getResponseHeaders().add("X-Amz-Function-Error", error);
            }
            if (status != 200) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", body.replaceAll(".*__type\":\"(\\w+).*", "$1"));
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return new FunctionCalls(client(server.getAddress().getPort()), "tenantId").call(PROBE);
        } finally {
            server.stop(0);
        }
    }

    private static LambdaClient client(int port) {
        Environment environment = new Environment(Map.of(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port));
        return new AwsClients(environment, Duration.ofSeconds(5)).build(LambdaClient.builder(), 1, Duration.ofSeconds(5));
    }
}
