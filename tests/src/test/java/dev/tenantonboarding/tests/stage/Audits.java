package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.AuditJson;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The machine that audits all tenants of a stage. */
public record Audits(Stage stage) {

    /** One run: what the machine told, and the document that it left. */
    public record Audit(JsonNode told, AuditReport document) {
        public AuditedTenant of(TenantId tenant) {
            return document.tenants().stream()
                    .filter(found -> found.tenantId().equals(tenant))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the audit says nothing of " + tenant));
        }

        public Set<TenantId> violated() {
            return document.tenants().stream()
                    .filter(found -> found.verdict().word().word().equals("violated"))
                    .map(AuditedTenant::tenantId)
                    .collect(Collectors.toSet());
        }
    }

    /** @return the execution's ARN */
    public String start(boolean quarantine) {
        try (SfnClient stepFunctions = stage.clients().stepFunctions()) {
            return stepFunctions
                    .startExecution(request -> request.stateMachineArn(stage.output("AuditStateMachineArn"))
                            .input("{\"quarantine\": " + quarantine + "}"))
                    .executionArn();
        }
    }

    /** @return how it ended, once it has */
    public Optional<ExecutionStatus> end(String executionArn) {
        try (SfnClient stepFunctions = stage.clients().stepFunctions()) {
            return Optional.of(stepFunctions.describeExecution(request -> request.executionArn(executionArn)).status())
                    .filter(status -> status != ExecutionStatus.RUNNING);
        }
    }

    public Audit ended(String executionArn) {
        Run run = stage.onboardings().endedExecution(executionArn);
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return new Audit(run.output(), document(run.output().path("key").asText()));
    }

    public Audit run(boolean quarantine) {
        return ended(start(quarantine));
    }

    private AuditReport document(String key) {
        return AuditJson.read(new String(stage.records().bytes(key), StandardCharsets.UTF_8));
    }
}
