package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenancy.TenantId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The function that operators' quarantines go through. */
public record Quarantining(Stage stage) {
    public JsonNode quarantine(TenantId tenant, String reason) {
        return ask("{\"action\": \"quarantine\", \"tenantId\": \"%s\", \"reason\": \"%s\"}".formatted(tenant, reason));
    }

    public JsonNode release(TenantId tenant) {
        return ask("{\"action\": \"release\", \"tenantId\": \"%s\"}".formatted(tenant));
    }

    public JsonNode rebuild() {
        return ask("{\"action\": \"rebuild\"}");
    }

    private JsonNode ask(String payload) {
        try (var lambda = stage.clients().lambda()) {
            InvokeResponse answer = lambda.invoke(request -> request
                    .functionName(stage.output("QuarantineFunctionName"))
                    .payload(SdkBytes.fromUtf8String(payload)));
            assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
            return Json.read(answer.payload().asUtf8String());
        }
    }
}
