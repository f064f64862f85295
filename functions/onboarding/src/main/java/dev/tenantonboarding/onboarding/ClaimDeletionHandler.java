package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.onboarding.offboarding.ClaimDeletion;
import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import java.time.Clock;
import java.util.Map;

/** State ClaimDeletion: the first of an offboarding. */
public final class ClaimDeletionHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClaimDeletion claimDeletion;

    public ClaimDeletionHandler() {
        this(System.getenv());
    }

    public ClaimDeletionHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        claimDeletion = new ClaimDeletion(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")),
                new Executions(clients.stepFunctions()),
                Clock.systemUTC());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        TaskInput input = new TaskInput(payload);
        JsonNode event = JSON.valueToTree(payload.get("event"));
        Map<String, String> fields = Map.of(
                LoggedInvocation.TENANT, event.path("detail").path("tenantId").asText(),
                LoggedInvocation.EXECUTION, input.owner().executionArn());
        return Tasks.run(context, fields, () -> answer(claimDeletion.claim(event, input.owner(), input.startedAt())));
    }

    private static Map<String, Object> answer(ClaimDeletion.Claim claim) {
        return Map.of(
                "outcome", claim.outcome().name(),
                "tenantId", claim.tenant().value(),
                "settleSeconds", claim.settle().toSeconds());
    }
}
