package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;

/** Where the API's authorizer vends the credentials: whose they are, for how long, and that nobody writes them down. */
@ParameterizedClass
@EnumSource(names = {"VENDING_AUTHORIZER", "ALL_OTHERWISE"})
@ExtendWith(SharedStage.class)
class VendedCredentialsIT {
    private static final String SETOSA = "5.1,3.5,1.4,0.2";
    private static final String VIRGINICA = "6.3,3.3,6.0,2.5";

    private final Stage stage;
    private final TenantId species;
    private final TenantId virginica;

    VendedCredentialsIT(Variant variant, Stages stages) {
        this.stage = stages.of(variant);
        this.species = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
        this.virginica = stage.residents().with(SampleModel.IRIS_VIRGINICA, IsolationModel.POOL);
    }

    @Test
    void what_is_vended_for_one_token_is_never_used_for_another() {
        for (int i = 0; i < 3; i++) {
            assertThat(stage.ask(species, IsolationModel.POOL, VIRGINICA).body().strip()).isEqualTo("2.0");
            assertThat(Double.parseDouble(stage.ask(virginica, IsolationModel.POOL, VIRGINICA).body())).isBetween(0.9, 1.0);
        }
    }

    @Test
    void the_context_is_flat_text_of_the_tokens_own_tenant_and_outlives_what_the_api_remembers() {
        JsonNode context = vended(stage.token(species, IsolationModel.POOL)).path("context");

        assertThat(context).allSatisfy(value -> assertThat(value.isTextual()).isTrue());
        assertThat(context.path("tenantId").asText()).isEqualTo(species.value());
        assertThat(context.path("isolation").asText()).isEqualTo("pool");
        assertThat(Instant.ofEpochSecond(context.path("tokenExpiresAt").asLong())).isAfter(Instant.now());
        assertThat(remembered()).isPositive().isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void silo_tenants_get_no_credentials_from_it() {
        TenantId silo = stage.residents().with(SampleModel.IRIS, IsolationModel.SILO);

        JsonNode answer = vended(stage.token(silo, IsolationModel.SILO));

        assertThat(answer.path("isAuthorized").asBoolean()).isTrue();
        assertThat(answer.path("context").has("secretAccessKey")).isFalse();
        assertThat(answer.path("context").has("sessionToken")).isFalse();
    }

    @Test
    void secrets_and_tokens_are_in_no_log() throws IOException {
        String token = stage.token(species, IsolationModel.POOL);
        JsonNode context = vended(token).path("context");
        assertThat(stage.inference().ask(token, SETOSA).statusCode()).isEqualTo(200);
        assertThat(stage.inference().ask(token, "1,2,3,4,5,6,7,8,9").statusCode()).isEqualTo(424);

        assertThat(stage.logged()).contains(species.value())
                .doesNotContain(context.path("secretAccessKey").asText())
                .doesNotContain(context.path("sessionToken").asText())
                .doesNotContain(token);
    }

    private Duration remembered() {
        try (var apis = stage.clients().apis()) {
            String api = apis.getApis(request -> request.build()).items().stream()
                    .filter(one -> stage.output("ApiUrl").contains(one.apiId()))
                    .findFirst().orElseThrow().apiId();
            return apis.getAuthorizers(request -> request.apiId(api)).items().stream()
                    .filter(authorizer -> authorizer.authorizerTypeAsString().equals("REQUEST"))
                    .map(authorizer -> Duration.ofSeconds(authorizer.authorizerResultTtlInSeconds()))
                    .findFirst().orElseThrow();
        }
    }

    /** What the authorizer answers for a token, asked as the API asks. */
    private JsonNode vended(String token) {
        String event = """
                {"version": "2.0", "type": "REQUEST", "identitySource": ["Bearer %1$s"], "headers": {"authorization": "Bearer %1$s"},
                 "rawPath": "/invocations", "routeKey": "POST /invocations", "requestContext": {}}""".formatted(token);
        try (var lambda = stage.clients().lambda()) {
            return Json.read(lambda.invoke(request -> request
                    .functionName(Stage.STACK + "-authorizer")
                    .payload(SdkBytes.fromUtf8String(event))).payload().asUtf8String());
        }
    }
}
