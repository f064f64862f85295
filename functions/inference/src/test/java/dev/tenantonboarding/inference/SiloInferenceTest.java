package dev.tenantonboarding.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tenantonboarding.runtime.InvalidEnvironment;
import dev.tenantonboarding.runtime.StandInContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A silo tenant's own function. */
class SiloInferenceTest {
    private static final byte[] LINE = "1,2".getBytes(StandardCharsets.UTF_8);

    private static Map<String, String> environment(String url) {
        return new HashMap<>(Map.of(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "silokey", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_ENDPOINT_URL", url,
                "ENDPOINT_NAME", "silo--acme", "TENANT_ID", "acme", "TENANT_CLAIM", "tenantId", "MAX_BODY_BYTES", "1000"));
    }

    private static APIGatewayV2HTTPResponse ask(FakeApi api, String claims, byte[] body) {
        return new InferenceHandler(environment(api.url()))
                .handleRequest(ApiRequests.of("{\"jwt\":{\"claims\":%s}}".formatted(claims), body, true), new StandInContext("inference"));
    }

    @Test
    void the_tenants_own_request_reaches_its_endpoint_with_the_functions_own_credentials() {
        try (FakeApi api = new FakeApi(200, Map.of("Content-Type", "text/csv"), LINE)) {
            APIGatewayV2HTTPResponse response = ask(api, "{\"tenantId\":\"acme\",\"isolation\":\"silo\"}", LINE);

            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(api.modelCalls()).singleElement().satisfies(call -> {
                assertThat(call.path()).isEqualTo("/endpoints/silo--acme/invocations");
                assertThat(call.headers()).containsEntry("target", "null").containsEntry("session", "null");
                assertThat(call.headers().get("signature")).contains("Credential=silokey/");
            });
            assertThat(api.sessionRequests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"globex", "acme-2", "acm"})
    void any_other_tenants_token_gets_403(String other) {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, "{\"tenantId\":\"%s\",\"isolation\":\"silo\"}".formatted(other), LINE).getStatusCode()).isEqualTo(403);
            assertThat(ask(api, "{\"tenantId\":\"%s\"}".formatted(other), new byte[1_001]).getStatusCode()).isEqualTo(403);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tenantId\":\"ACME\"}", "{\"tenantId\":\"[acme globex]\"}", "null"})
    void without_a_tenant_in_the_verified_claims_the_answer_is_401(String claims) {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, claims, LINE).getStatusCode()).isEqualTo(401);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, "{\"tenantId\":\"acme\"}", new byte[1_001]).getStatusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TENANT_ID", "TENANT_CLAIM", "MAX_BODY_BYTES"})
    void a_variable_that_is_missing_is_named(String variable) {
        Map<String, String> without = environment("http://127.0.0.1:1");
        without.remove(variable);

        assertThatThrownBy(() -> new InferenceHandler(without)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining(variable);
    }

    @Test
    void an_owner_that_no_tenant_can_be_is_refused() {
        Map<String, String> odd = environment("http://127.0.0.1:1");
        odd.put("TENANT_ID", "silo--acme");

        assertThatThrownBy(() -> new InferenceHandler(odd)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining("TENANT_ID");
    }
}
