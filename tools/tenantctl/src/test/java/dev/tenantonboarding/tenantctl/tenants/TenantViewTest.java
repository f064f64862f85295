package dev.tenantonboarding.tenantctl.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.Progress.Step;

class TenantViewTest {
    @Test
    void anActiveTenantHasItsEndpointAndExecution() throws Exception {
        var answer = Tenants.withoutExecution(Tenants.active("acme")).answer();
        assertThat(answer.document()).isEqualTo(new ObjectMapper().readTree("""
                {"tenantId": "acme", "status": "ACTIVE", "isolation": "pool", "endpointName": "pool--main",
                 "executionArn": "arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:e1",
                 "createdAt": "2026-01-02T03:04:05Z", "updatedAt": "2026-01-02T03:04:05Z"}
                """));
        assertThat(answer.lines()).contains("tenant     acme (Acme Flowers)", "status     ACTIVE", "endpoint   pool--main");
    }

    @Test
    void aQuarantineIsShownWithItsReasonAndTheApiWithItsUrl() throws Exception {
        var tenant = Tenants.active("acme").reachedAt("https://api.example").quarantined("a key leaked", false, Tenants.NOW);
        var answer = Tenants.withoutExecution(tenant).answer();
        assertThat(answer.lines()).contains("status     QUARANTINED", "api        https://api.example", "quarantine since 2026-01-02T03:04:05Z: a key leaked");
        assertThat(answer.document().path("apiUrl").asText()).isEqualTo("https://api.example");
        assertThat(answer.document().path("quarantine")).isEqualTo(new ObjectMapper().readTree(
                "{\"reason\": \"a key leaked\", \"violation\": false, \"at\": \"2026-01-02T03:04:05Z\"}"));
    }

    @Test
    void aDeletionIsShownWithItsEventAndReason() throws Exception {
        var answer = Tenants.withoutExecution(Tenants.offboarded("acme")).answer();
        assertThat(answer.lines()).contains("status     OFFBOARDED", "endpoint   none", "deletion   asked for by event event-2 of 2026-01-02T03:04:05Z: contract ended");
        assertThat(answer.document().path("deletion")).isEqualTo(new ObjectMapper().readTree(
                "{\"eventId\": \"event-2\", \"at\": \"2026-01-02T03:04:05Z\", \"reason\": \"contract ended\"}"));
    }

    @Test
    void anEndpointThatIsNotThereYetIsNull() {
        assertThat(Tenants.withoutExecution(Tenants.onboarding("acme")).answer().document().get("endpointName").isNull()).isTrue();
    }

    @Test
    void aFailureNamesStateErrorAndCause() {
        var answer = Tenants.withoutExecution(Tenants.failed("acme")).answer();
        assertThat(answer.document().path("failure").path("error").asText()).isEqualTo("ModelSourceNotFound");
        assertThat(answer.lines()).contains("failure    ModelSourceNotFound in UploadModel: there is no such object");
    }

    @Test
    void aFailureThatTheRecordHasNotHeardOfYetIsTakenFromTheExecution() {
        var failed = new Progress(List.of(new Step("UploadModel", Tenants.NOW)), Optional.of(new Ending.Failed(Tenants.NOT_FOUND)));
        assertThat(new TenantView(Tenants.onboarding("acme"), Optional.of(failed), Optional.empty()).failure()).contains(Tenants.NOT_FOUND);
    }

    @Test
    void aTenantWithoutARecordIsUnknown() throws Exception {
        assertThat(TenantView.unknown("nobody").document()).isEqualTo(new ObjectMapper().readTree("{\"tenantId\": \"nobody\", \"status\": \"UNKNOWN\"}"));
    }
}
