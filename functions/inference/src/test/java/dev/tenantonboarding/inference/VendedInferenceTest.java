package dev.tenantonboarding.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tenantonboarding.runtime.StandInContext;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The shared function where the API's authorizer vends the credentials. */
class VendedInferenceTest {
    private static final byte[] LINE = "1,2".getBytes(StandardCharsets.UTF_8);
    private static final TenantId ACME = new TenantId("acme");
    private static final AwsSessionCredentials SESSION = AwsSessionCredentials.create("VENDEDKEY", "vended-secret", "vended-token");
    private static final Instant LATER = Instant.now().plusSeconds(3_600);

    private static APIGatewayV2HTTPEvent request(Map<String, String> context) {
        String json = context.entrySet().stream().map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return ApiRequests.of("{\"lambda\":%s}".formatted(json), LINE, true);
    }

    private static APIGatewayV2HTTPEvent request(IsolationModel isolation, Instant expiry, Optional<AwsSessionCredentials> session) {
        return request(new Grant(ACME, isolation, expiry, session).toContext());
    }

    private static APIGatewayV2HTTPResponse ask(FakeApi api, APIGatewayV2HTTPEvent request) {
        // Neither role nor claim names: the function needs none of them here.
        return new InferenceHandler(Map.of(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "ownkey", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_ENDPOINT_URL", api.url(),
                "CREDENTIAL_VENDING", "authorizer", "POOL_ENDPOINT_NAME", "pool--main", "MAX_BODY_BYTES", "1000"))
                .handleRequest(request, new StandInContext("inference"));
    }

    @ParameterizedTest
    @CsvSource({"POOL, /endpoints/pool--main/invocations, acme.tar.gz", "BRIDGE, /endpoints/acme/invocations, null"})
    void a_tenants_model_is_asked_with_the_vended_credentials_and_no_session_is_opened(IsolationModel isolation, String path, String target) {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, request(isolation, LATER, Optional.of(SESSION))).getStatusCode()).isEqualTo(200);

            assertThat(api.modelCalls()).singleElement().satisfies(call -> {
                assertThat(call.path()).isEqualTo(path);
                assertThat(call.headers()).containsEntry("target", target).containsEntry("session", "vended-token");
                assertThat(call.headers().get("signature")).contains("Credential=VENDEDKEY/");
            });
            assertThat(api.sessionRequests()).isEmpty();
        }
    }

    @Test
    void what_the_api_remembers_of_a_token_is_refused_from_the_second_at_which_the_token_expires() {
        Instant expiry = Instant.ofEpochSecond(1_800_000_000);
        APIGatewayV2HTTPEvent request = request(IsolationModel.POOL, expiry, Optional.of(SESSION));

        Admission before = new VendedEntrance("pool--main", InstantSource.fixed(expiry.minusMillis(1))).admit(request);
        Admission then = new VendedEntrance("pool--main", InstantSource.fixed(expiry)).admit(request);

        assertThat(before).isInstanceOfSatisfying(Admission.Admitted.class,
                admitted -> assertThat(admitted.model()).isEqualTo(ModelAddress.pool("pool--main", "acme")));
        assertThat(then).isEqualTo(new Admission.Refused(ACME, Reply.Refusal.EXPIRED));
    }

    @Test
    void an_expired_token_gets_401_and_asks_no_model() {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, request(IsolationModel.POOL, Instant.EPOCH, Optional.of(SESSION))).getStatusCode()).isEqualTo(401);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @Test
    void a_silo_tenant_has_no_model_here() {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, request(IsolationModel.SILO, LATER, Optional.empty())).getStatusCode()).isEqualTo(404);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = IsolationModel.class, names = {"POOL", "BRIDGE"})
    void without_credentials_the_functions_own_are_never_used(IsolationModel isolation) {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            assertThat(ask(api, request(isolation, LATER, Optional.empty())).getStatusCode()).isEqualTo(403);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "isolation", "tokenExpiresAt", "accessKeyId", "secretAccessKey", "sessionToken"})
    void a_grant_that_lacks_a_part_is_refused(String part) {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            Map<String, String> context = new Grant(ACME, IsolationModel.POOL, LATER, Optional.of(SESSION)).toContext();
            context.remove(part);

            assertThat(ask(api, request(context)).getStatusCode()).isIn(401, 403);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"tenantId, ACME", "tenantId, pool--main", "isolation, vault", "tokenExpiresAt, soon", "tokenExpiresAt, -1", "tokenExpiresAt, 1e99"})
    void a_grant_with_an_illegal_part_is_refused(String part, String value) {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            Map<String, String> context = new Grant(ACME, IsolationModel.POOL, LATER, Optional.of(SESSION)).toContext();
            context.put(part, value);

            assertThat(ask(api, request(context)).getStatusCode()).isEqualTo(401);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @Test
    void claims_count_for_nothing() {
        try (FakeApi api = new FakeApi(200, Map.of(), LINE)) {
            String claims = "{\"jwt\":{\"claims\":{\"tenantId\":\"acme\",\"isolation\":\"pool\"}}}";

            assertThat(ask(api, ApiRequests.of(claims, LINE, true)).getStatusCode()).isEqualTo(401);
            assertThat(ask(api, new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(401);
            assertThat(api.modelCalls()).isEmpty();
        }
    }

    @Test
    void a_grant_comes_back_as_it_was_sent_and_never_shows_its_secrets() {
        Grant grant = new Grant(ACME, IsolationModel.POOL, Instant.ofEpochSecond(1_800_000_000), Optional.of(SESSION));

        assertThat(Grant.of(request(grant.toContext()))).contains(grant);
        assertThat(grant.toString()).contains("acme").doesNotContain("VENDEDKEY", "vended-secret", "vended-token");
        assertThat(new Admission.Admitted(ACME, ModelAddress.bridge("acme"), Optional.of(() -> SESSION)).toString())
                .doesNotContain("vended-secret", "vended-token");
    }
}
