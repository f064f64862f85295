package dev.tenantonboarding.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.StandInContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsedRequestTest {
    private static final byte[] ANSWER = {'0', '\n'};

    private static void getsIn(Map<String, String> deployed) {
        try (FakeApi api = new FakeApi(200, Map.of("Content-Type", "text/csv"), ANSWER)) {
            Map<String, String> variables = new HashMap<>(Map.of(
                    "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_ENDPOINT_URL", api.url(),
                    "TENANT_CLAIM", "custom:tenant", "MAX_BODY_BYTES", "1"));
            variables.putAll(deployed);

            var answer = new InferenceHandler(variables)
                    .handleRequest(RehearsedRequest.of(new Environment(variables)), new StandInContext("inference"));

            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(api.modelCalls()).hasSize(1);
        }
    }

    private static Map<String, String> shared(String vending) {
        return Map.of("POOL_ENDPOINT_NAME", "pool--main", "POOL_INVOKE_ROLE_ARN", "arn:aws:iam::000000000000:role/pool",
                "BRIDGE_INVOKE_ROLE_ARN", "arn:aws:iam::000000000000:role/bridge", "ISOLATION_CLAIM", "custom:isolation",
                "TENANT_SESSION", "policy", "CREDENTIAL_VENDING", vending);
    }

    @Test
    void it_gets_into_the_shared_function() {
        getsIn(shared("function"));
    }

    @Test
    void it_gets_into_the_shared_function_behind_an_authorizer() {
        getsIn(shared("authorizer"));
    }

    @Test
    void it_gets_into_a_silo_tenants_function() {
        getsIn(Map.of("ENDPOINT_NAME", "silo--acme", "TENANT_ID", "acme"));
    }
}
