package dev.tenantonboarding.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.tenantonboarding.inference.FakeApi.ModelCall;
import dev.tenantonboarding.runtime.InvalidEnvironment;
import dev.tenantonboarding.runtime.StandInContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceHandlerTest {
    private static final byte[] BINARY = {0, (byte) 0xff, (byte) 0xc3, 0x28, '\r', '\n', 7};
    private static final String ACME = "{\"tenantId\":\"acme\",\"isolation\":\"pool\"}";

    private static Map<String, String> environment(String url) {
        return variables(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_ENDPOINT_URL", url,
                "POOL_ENDPOINT_NAME", "pool--main", "POOL_INVOKE_ROLE_ARN", "arn:aws:iam::000000000000:role/pool-invoke",
                "BRIDGE_INVOKE_ROLE_ARN", "arn:aws:iam::000000000000:role/bridge-invoke",
                "TENANT_CLAIM", "tenantId", "ISOLATION_CLAIM", "isolation", "MAX_BODY_BYTES", "1000",
                "TENANT_SESSION", "tag", "CREDENTIAL_VENDING", "function");
    }

    private static Map<String, String> variables(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    private static APIGatewayV2HTTPEvent request(String claims, byte[] body, boolean base64) {
        return ApiRequests.of("{\"jwt\":{\"claims\":%s,\"scopes\":null}}".formatted(claims), body, base64);
    }

    private static APIGatewayV2HTTPResponse ask(FakeApi api, APIGatewayV2HTTPEvent request) {
        return new InferenceHandler(environment(api.url())).handleRequest(request, new StandInContext("inference"));
    }

    @Test
    void a_tenants_request_reaches_its_own_model_byte_by_byte_and_the_answer_comes_back_the_same() {
        try (FakeApi api = new FakeApi(200, Map.of("Content-Type", "application/x-npy"), BINARY)) {
            APIGatewayV2HTTPResponse response = ask(api, request(ACME, BINARY, true));

            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(response.getHeaders()).containsEntry("content-type", "application/x-npy");
            assertThat(response.getIsBase64Encoded()).isTrue();
            assertThat(Base64.getDecoder().decode(response.getBody())).isEqualTo(BINARY);
            ModelCall call = api.modelCalls().getFirst();
            assertThat(call.path()).isEqualTo("/endpoints/pool--main/invocations");
            assertThat(call.headers()).containsEntry("target", "acme.tar.gz").containsEntry("type", "text/csv; charset=utf-8");
            assertThat(call.body()).isEqualTo(BINARY);
        }
    }

    @Test
    void a_bridge_tenants_request_reaches_its_own_endpoint_in_a_session_of_the_bridge_role() {
        try (FakeApi api = new FakeApi(200, Map.of("Content-Type", "text/csv"), BINARY)) {
            APIGatewayV2HTTPResponse response = ask(api, request(ACME.replace("pool", "bridge"), BINARY, true));

            assertThat(Base64.getDecoder().decode(response.getBody())).isEqualTo(BINARY);
            assertThat(api.modelCalls().getFirst().path()).isEqualTo("/endpoints/acme/invocations");
            assertThat(api.modelCalls().getFirst().headers()).containsEntry("target", "null");
            assertThat(api.sessionRequests()).singleElement().asString().contains("bridge-invoke", "Tags.member.1.Value=acme");
        }
    }

    @Test
    void a_tenants_session_is_tagged_and_named_after_it_and_opened_once() {
        try (FakeApi api = new FakeApi(200, Map.of(), "1".getBytes(StandardCharsets.UTF_8))) {
            InferenceHandler handler = new InferenceHandler(environment(api.url()));
            for (String tenant : List.of("acme", "acme", "globex")) {
                handler.handleRequest(request(ACME.replace("acme", tenant), BINARY, true), new StandInContext("inference"));
            }

            assertThat(api.sessionRequests()).hasSize(2);
            assertThat(api.sessionRequests().getFirst())
                    .contains("RoleSessionName=acme&", "Tags.member.1.Key=TenantID", "Tags.member.1.Value=acme")
                    .doesNotContain("member.2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"isolation\":\"pool\"}", "{\"tenantId\":\"ACME\"}", "{\"tenantId\":\"[acme globex]\"}", "null"})
    void without_a_tenant_in_the_verified_claims_the_answer_is_401(String claims) {
        try (FakeApi api = new FakeApi(200, Map.of(), BINARY)) {
            assertThat(ask(api, request(claims, BINARY, true)).getStatusCode()).isEqualTo(401);
            assertThat(ask(api, new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(401);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"vault, 403", "'', 403", "silo, 404"})
    void an_isolation_model_that_is_unknown_is_forbidden_and_one_that_is_not_served_has_no_model(String isolation, int status) {
        try (FakeApi api = new FakeApi(200, Map.of(), BINARY)) {
            assertThat(ask(api, request(ACME.replace("pool", isolation), BINARY, true)).getStatusCode()).isEqualTo(status);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_and_one_at_the_limit_is_not() {
        try (FakeApi api = new FakeApi(200, Map.of(), BINARY)) {
            assertThat(ask(api, request(ACME, "x".repeat(1_001).getBytes(StandardCharsets.UTF_8), false)).getStatusCode()).isEqualTo(413);
            assertThat(ask(api, request(ACME, new byte[1_001], true)).getStatusCode()).isEqualTo(413);
            assertThat(ask(api, request(ACME, new byte[1_000], true)).getStatusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDeniedException, 403, ''",
        "400, ValidationError, 404, ''",
        "424, ModelError, 424, ''",
        "429, ThrottlingException, 429, 1",
        "429, ModelNotReadyException, 503, 10",
        "503, ServiceUnavailable, 503, 5",
        "500, InternalFailure, 503, 5",
        "400, SomethingElse, 503, 5",
    })
    void what_aws_says_becomes_an_honest_status_and_none_of_its_words(int from, String code, int status, String retryAfter) {
        byte[] error = "{\"Message\":\"Endpoint pool--main of globex\"}".getBytes(StandardCharsets.UTF_8);
        try (FakeApi api = new FakeApi(from, Map.of("x-amzn-ErrorType", code, "Content-Type", "application/json"), error)) {
            APIGatewayV2HTTPResponse response = ask(api, request(ACME, BINARY, true));

            assertThat(response.getStatusCode()).isEqualTo(status);
            assertThat(response.getBody()).startsWith("{\"message\":\"").doesNotContain("globex", "pool--main", code);
            assertThat(response.getHeaders().getOrDefault("retry-after", "")).isEqualTo(retryAfter);
            assertThat(api.modelCalls()).hasSize(1);
        }
    }

    @Test
    void a_response_is_encoded_as_the_api_expects_it() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        APIGatewayV2HTTPResponse response = Reply.Refusal.LOADING.toResponse();

        JacksonFactory.getInstance()
                .getSerializer(APIGatewayV2HTTPResponse.class).toJson(response, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"statusCode\":503", "\"retry-after\":\"10\"", "\"isBase64Encoded\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POOL_ENDPOINT_NAME", "POOL_INVOKE_ROLE_ARN", "BRIDGE_INVOKE_ROLE_ARN", "TENANT_CLAIM", "ISOLATION_CLAIM", "MAX_BODY_BYTES", "AWS_REGION",
        "TENANT_SESSION", "CREDENTIAL_VENDING"})
    void a_variable_that_is_missing_is_named(String variable) {
        Map<String, String> without = new HashMap<>(environment("http://127.0.0.1:1"));
        without.remove(variable);

        assertThatThrownBy(() -> new InferenceHandler(without)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining(variable);
    }

    @Test
    void an_unknown_way_to_vend_credentials_is_refused_with_those_there_are() {
        Map<String, String> unknown = new HashMap<>(environment("http://127.0.0.1:1"));
        unknown.put("CREDENTIAL_VENDING", "browser");

        assertThatThrownBy(() -> new InferenceHandler(unknown))
                .isInstanceOf(InvalidEnvironment.class).hasMessage("environment variable CREDENTIAL_VENDING must be function or authorizer");
    }

    @Test
    void what_an_authorizer_might_have_said_counts_for_nothing_where_the_function_opens_the_sessions() {
        try (FakeApi api = new FakeApi(200, Map.of(), BINARY)) {
            String context = "{\"lambda\":{\"tenantId\":\"acme\",\"isolation\":\"pool\",\"tokenExpiresAt\":\"99999999999\"}}";

            assertThat(ask(api, ApiRequests.of(context, BINARY, true)).getStatusCode()).isEqualTo(401);
        }
    }
}
