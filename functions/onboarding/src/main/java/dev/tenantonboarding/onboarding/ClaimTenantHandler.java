package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvalidEnvironment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.time.Clock;
import java.util.Map;

/** State ClaimTenant. */
public final class ClaimTenantHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClaimTenant claimTenant;

    public ClaimTenantHandler() {
        this(System.getenv());
    }

    public ClaimTenantHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        claimTenant = new ClaimTenant(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")),
                new Executions(clients.stepFunctions()),
                environment.required("MODEL_SOURCE_BUCKET"),
                tiers(environment),
                Clock.systemUTC());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        TaskInput input = new TaskInput(payload);
        JsonNode event = JSON.valueToTree(payload.get("event"));
        // As the event has it: whether it is a legal tenant is not known yet, and the log shows it either way.
        Map<String, String> fields = Map.of(
                LoggedInvocation.TENANT, event.path("detail").path("tenantId").asText(),
                LoggedInvocation.EXECUTION, input.owner().executionArn());
        return Tasks.run(context, fields, () -> answer(claimTenant.claim(event, input.owner())));
    }

    private static TierIsolation tiers(Environment environment) {
        try {
            return TierIsolation.parse(environment.optional("TIER_ISOLATION").orElse(""));
        } catch (IllegalArgumentException refused) {
            throw new InvalidEnvironment("TIER_ISOLATION", refused.getMessage());
        }
    }

    private static Map<String, Object> answer(ClaimTenant.Claim claim) {
        return Map.of(
                "outcome", claim.outcome().name(),
                "tenantId", claim.tenant().tenantId().value(),
                "isolation", claim.tenant().isolation().word());
    }
}
