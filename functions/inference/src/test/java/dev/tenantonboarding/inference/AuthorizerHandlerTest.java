package dev.tenantonboarding.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.tenantonboarding.inference.token.IssuerUnavailable;
import dev.tenantonboarding.inference.token.LocalIssuer;
import dev.tenantonboarding.runtime.InvalidEnvironment;
import dev.tenantonboarding.runtime.StandInContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

class AuthorizerHandlerTest {
    private static final Map<String, Object> REFUSED = Map.of("isAuthorized", false);

    private final LocalIssuer issuer = new LocalIssuer();
    private final FakeApi aws = new FakeApi(200, Map.of(), new byte[0]);
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    AuthorizerHandlerTest() {
        System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(before);
        issuer.close();
        aws.close();
    }

    private Map<String, String> variables() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"), Map.entry("AWS_ENDPOINT_URL", aws.url()),
                Map.entry("AWS_ACCESS_KEY_ID", "key"), Map.entry("AWS_SECRET_ACCESS_KEY", "own-secret"),
                Map.entry("JWT_ISSUER", issuer.url()), Map.entry("JWT_AUDIENCE", LocalIssuer.AUDIENCE),
                Map.entry("POOL_INVOKE_ROLE_ARN", "arn:aws:iam::000000000000:role/pool-invoke"),
                Map.entry("BRIDGE_INVOKE_ROLE_ARN", "arn:aws:iam::000000000000:role/bridge-invoke"),
                Map.entry("POOL_ENDPOINT_NAME", "pool--main"), Map.entry("TENANT_SESSION", "tag"),
                Map.entry("TENANT_CLAIM", "tenantId"), Map.entry("ISOLATION_CLAIM", "isolation")));
    }

    private static Map<String, Object> event(Object identitySource) {
        return Map.of("version", "2.0", "type", "REQUEST", "identitySource", identitySource);
    }

    private Map<String, Object> judge(Object identitySource) {
        return new AuthorizerHandler(variables()).handleRequest(event(identitySource), new StandInContext("inference"));
    }

    private Map<String, Object> judge(Consumer<Map<String, Object>> claims) {
        return judge(List.of("Bearer " + issuer.token(claims)));
    }

    @ParameterizedTest
    @CsvSource({"pool, pool-invoke", "bridge, bridge-invoke"})
    void a_good_token_gets_its_tenants_session_in_flat_texts(String isolation, String role) {
        long expiry = Instant.now().getEpochSecond() + 100;
        Map<String, Object> answer = judge(claims -> {
            claims.put("isolation", isolation);
            claims.put("exp", expiry);
        });

        assertThat(answer).isEqualTo(Map.of("isAuthorized", true, "context", Map.of(
                "tenantId", "acme", "isolation", isolation, "tokenExpiresAt", Long.toString(expiry),
                "accessKeyId", "ASIA", "secretAccessKey", "secret", "sessionToken", "token")));
        assertThat(aws.sessionRequests()).singleElement().asString()
                .contains(role, "RoleSessionName=acme", "Tags.member.1.Key=TenantID", "Tags.member.1.Value=acme").doesNotContain("Policy=");
    }

    @Test
    void by_policy_the_session_is_narrowed_too() {
        Map<String, String> variables = variables();
        variables.put("TENANT_SESSION", "policy");
        new AuthorizerHandler(variables).handleRequest(event(List.of(issuer.token(claims -> {}))), new StandInContext("inference"));

        assertThat(aws.sessionRequests()).singleElement().asString().contains("Policy=", "acme.tar.gz");
    }

    @Test
    void a_silo_tenants_token_is_good_and_gets_no_session() {
        Map<String, Object> answer = judge(claims -> claims.put("isolation", "silo"));

        assertThat(answer).containsEntry("isAuthorized", true);
        assertThat(answer.get("context")).asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("tenantId", "isolation", "tokenExpiresAt");
        assertThat(aws.sessionRequests()).isEmpty();
    }

    @Test
    void sessions_and_keys_are_kept_between_requests() {
        AuthorizerHandler handler = new AuthorizerHandler(variables());
        for (String tenant : List.of("acme", "globex", "acme")) {
            handler.handleRequest(event(List.of(issuer.token(claims -> claims.put("tenantId", tenant)))), new StandInContext("inference"));
        }

        assertThat(aws.sessionRequests()).hasSize(2);
        assertThat(issuer.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER   %s", "%s", " Bearer %s "})
    void the_token_may_stand_alone_or_after_bearer(String header) {
        assertThat(judge(List.of(header.formatted(issuer.token(claims -> {}))))).containsEntry("isAuthorized", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic %s", "Bearer%s", "Bearer %1$s, Bearer %1$s", "Bearer Bearer %s", "%s x", ""})
    void any_other_header_is_refused(String header) {
        assertThat(judge(List.of(header.formatted(issuer.token(claims -> {}))))).isEqualTo(REFUSED);
    }

    @Test
    void only_the_one_identity_source_counts_which_the_api_remembers_answers_by() {
        String token = issuer.token(claims -> {});

        assertThat(judge(List.of())).isEqualTo(REFUSED);
        assertThat(judge(List.of(token, token))).isEqualTo(REFUSED);
        assertThat(judge(token)).isEqualTo(REFUSED);
        assertThat(judge(List.of(5))).isEqualTo(REFUSED);
        assertThat(new AuthorizerHandler(variables()).handleRequest(
                Map.of("identitySource", List.of("x"), "headers", Map.of("authorization", token)), new StandInContext("inference"))).isEqualTo(REFUSED);
        assertThat(new AuthorizerHandler(variables()).handleRequest(
                Map.of("headers", Map.of("authorization", token)), new StandInContext("inference"))).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"tenantId, ACME", "tenantId, pool--main", "tenantId, '*'", "tenantId, ''", "isolation, vault", "isolation, ''", "iss, https://x.example.com",
        "aud, others", "exp, 1"})
    void a_token_that_claims_something_else_is_refused_and_opens_no_session(String claim, String value) {
        assertThat(judge(claims -> claims.put(claim, claim.equals("exp") ? (Object) Long.valueOf(value) : value))).isEqualTo(REFUSED);
        assertThat(aws.sessionRequests()).isEmpty();
    }

    @Test
    void claims_of_another_type_are_refused() {
        assertThat(judge(claims -> claims.put("tenantId", List.of("acme")))).isEqualTo(REFUSED);
        assertThat(judge(claims -> claims.put("tenantId", 12))).isEqualTo(REFUSED);
        assertThat(judge(claims -> claims.put("tenantId", Map.of("acme", 1)))).isEqualTo(REFUSED);
        assertThat(judge(claims -> claims.put("isolation", List.of("pool")))).isEqualTo(REFUSED);
        assertThat(judge(claims -> claims.remove("tenantId"))).isEqualTo(REFUSED);
        assertThat(judge(claims -> claims.remove("isolation"))).isEqualTo(REFUSED);
    }

    @Test
    void when_the_issuer_or_aws_does_not_answer_the_function_fails_and_refuses_nobody() {
        issuer.answersWith(500);
        assertThatThrownBy(() -> judge(claims -> {})).isInstanceOf(IssuerUnavailable.class);

        issuer.answersWith(200);
        Map<String, String> nobody = variables();
        nobody.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        assertThatThrownBy(() -> new AuthorizerHandler(nobody).handleRequest(event(List.of(issuer.token(claims -> {}))), new StandInContext("inference")))
                .isInstanceOf(SdkException.class);
    }

    @Test
    void no_line_of_the_log_holds_a_token_or_a_session() {
        String good = issuer.token(claims -> claims.put("sub", "private"));
        String bad = issuer.token(claims -> claims.put("exp", 1));
        judge(List.of(good));
        judge(List.of(bad));
        judge(List.of("Basic cHJpdmF0ZQ=="));
        issuer.answersWith(500);
        assertThatThrownBy(() -> judge(List.of(good))).isInstanceOf(IssuerUnavailable.class);

        assertThat(lines.toString(StandardCharsets.UTF_8))
                .contains("let in", "refused: the token is expired", "\"tenantId\":\"acme\"", "IssuerUnavailable")
                .doesNotContain(good, bad, signature(good), signature(bad), "cHJpdmF0ZQ", "private", "ASIA", "\"secret\"", "secretAccessKey");
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    @Test
    void an_answer_is_encoded_as_the_api_expects_it() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(Map.class).toJson(judge(claims -> claims.put("isolation", "silo")), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"isAuthorized\":true", "\"context\":{", "\"tenantId\":\"acme\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT_ISSUER", "JWT_AUDIENCE", "TENANT_CLAIM", "ISOLATION_CLAIM", "POOL_INVOKE_ROLE_ARN", "BRIDGE_INVOKE_ROLE_ARN", "AWS_REGION",
        "TENANT_SESSION"})
    void a_variable_that_is_missing_is_named(String variable) {
        Map<String, String> without = variables();
        without.remove(variable);

        assertThatThrownBy(() -> new AuthorizerHandler(without)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining(variable);
    }

    @Test
    void an_issuer_without_tls_elsewhere_is_refused() {
        Map<String, String> variables = variables();
        variables.put("JWT_ISSUER", "http://issuer.example.com");

        assertThatThrownBy(() -> new AuthorizerHandler(variables)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining("JWT_ISSUER must be an https URL");
    }
}
