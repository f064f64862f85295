package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.stack.Deployment;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.Target;
import dev.tenantonboarding.tests.stage.Inference;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Who the API lets in. On a second stack, which trusts an issuer of the test's own, so that bad tokens can be had that are bad in one thing
 * only.
 */
@ExtendWith(SharedStage.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class TokensAtTheDoor {
    private static final int LARGEST_BODY = 4 << 20;
    private static final UnaryOperator<JWTClaimsSet.Builder> UNCHANGED = claims -> claims;

    private final Stage stage;
    private final String vending;
    private final int refusal;
    private final TestIssuer issuer = new TestIssuer();
    private final Clients clients;
    private final TenantId tenant = TenantIds.fresh("token");
    private Inference api;

    /**
     * @param vending who hands out credentials, as the template's parameter says it
     * @param refusal what AWS answers for a token that this kind of authorizer refuses
     */
    TokensAtTheDoor(Stage stage, String vending, int refusal) {
        this.vending = vending;
        this.refusal = refusal;
        this.stage = stage;
        clients = new Clients(new Target.Local(stage.uri()));
    }

    @BeforeAll
    void a_second_stack_and_a_tenant() {
        new Deployment(new Target.Local(stage.uri()), clients, Stage.home(), event -> {})
                .run(stack(), Optional.empty(), Map.of(
                        "JwtIssuer", issuer.url(), "JwtAudience", TestIssuer.AUDIENCE, "CredentialVending", vending));
        try (var cloudFormation = clients.cloudFormation()) {
            api = new Inference(StackOutputs.of(stack(), cloudFormation).apiUrl());
        }
        Run run = stage.onboardings().run(Signup.of(tenant, IsolationModel.POOL, stage.sources().url(SampleModel.IRIS)));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private String stack() {
        return "tokens-" + vending;
    }

    @AfterAll
    void close() {
        api.close();
        clients.close();
        issuer.close();
    }

    @Test
    void a_good_token_is_let_in() {
        HttpResponse<String> answer = api.ask(issuer.token(tenant.value(), UNCHANGED), SampleModel.IRIS.example());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void without_a_token_the_answer_is_401() {
        assertThat(api.askWithoutToken(SampleModel.IRIS.example()).statusCode()).isEqualTo(401);
    }

    @TestFactory
    Stream<DynamicTest> a_bad_token_is_refused() {
        Date anHourAgo = Date.from(Instant.now().minusSeconds(3_600));
        Date inAnHour = Date.from(Instant.now().plusSeconds(3_600));
        return Stream.of(
                bad("no token at all", "gibberish"),
                bad("unsigned", issuer.unsigned(tenant.value())),
                bad("signed by somebody else", issuer.forged(tenant.value())),
                bad("signature cut off", withoutSignature(issuer.token(tenant.value(), UNCHANGED))),
                bad("expired", claims -> claims.expirationTime(anHourAgo)),
                bad("not yet valid", claims -> claims.notBeforeTime(inAnHour)),
                bad("of another issuer", claims -> claims.issuer("https://issuer.example.com")),
                bad("of the other stack's issuer", stage.token(tenant, IsolationModel.POOL)),
                bad("for another audience", claims -> claims.audience("somebody else")),
                bad("for no audience", claims -> claims.audience(List.of())),
                bad("without a tenant", claims -> claims.claim("tenantId", null)),
                bad("with a tenant that no tenant can be", claims -> claims.claim("tenantId", "pool--main")),
                bad("with a list of tenants", claims -> claims.claim("tenantId", List.of(tenant.value(), "globex"))));
    }

    @Test
    void a_token_of_an_unknown_isolation_model_is_forbidden() {
        String token = issuer.token(tenant.value(), claims -> claims.claim("isolation", "vault"));

        assertThat(api.ask(token, SampleModel.IRIS.example()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_body_beyond_the_limit_gets_413_and_one_at_the_limit_reaches_the_model() {
        String token = issuer.token(tenant.value(), UNCHANGED);

        assertThat(api.ask(token, " ".repeat(LARGEST_BODY + 1)).statusCode()).isEqualTo(413);
        assertThat(api.ask(token, "text/csv", padded(SampleModel.IRIS.example())).statusCode()).isEqualTo(200);
    }

    private DynamicTest bad(String what, UnaryOperator<JWTClaimsSet.Builder> fault) {
        return bad(what, issuer.token(tenant.value(), fault));
    }

    private DynamicTest bad(String what, String token) {
        return DynamicTest.dynamicTest(what, () -> {
            HttpResponse<String> answer = api.ask(token, SampleModel.IRIS.example());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(refusal);
        });
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static byte[] padded(String line) {
        return Archives.text(line + " ".repeat(LARGEST_BODY - line.length()));
    }
}
