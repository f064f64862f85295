package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the platform really publishes, held to the schemas that subscribers are given. */
@OverIsolationModels
class PublishedEventsIT {
    private final IsolationModel isolation;
    private final Stage stage;

    PublishedEventsIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @Test
    void what_is_told_of_an_onboarded_tenant_follows_its_schema() throws IOException {
        TenantId tenant = TenantIds.fresh("schema");

        stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));

        assertThat(problems("TenantOnboarded", stage.published().await("TenantOnboarded", tenant.value()))).isEmpty();
    }

    @Test
    void what_is_told_of_a_failure_follows_its_schema_with_and_without_a_tenant() throws IOException {
        TenantId tenant = TenantIds.fresh("schema");
        Signup signup = Signup.of(tenant, isolation, stage.sources().url(tenant + "/none.tar.gz"));

        stage.onboardings().run(signup);
        String anonymous = stage.onboardings().send(signup.without("tenantId").detail());

        assertThat(problems("TenantOnboardingFailed", stage.published().await("TenantOnboardingFailed", tenant.value()))).isEmpty();
        assertThat(problems("TenantOnboardingFailed", stage.published().await(
                "TenantOnboardingFailed", event -> event.path("detail").path("eventId").asText().equals(anonymous)))).isEmpty();
    }

    private static Set<ValidationMessage> problems(String detailType, JsonNode event) throws IOException {
        String schema = Files.readString(Stage.home().root().resolve("statemachine/events/" + detailType + ".schema.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Json.read(schema)).validate(event.path("detail"));
    }
}
