package dev.tenantonboarding.tenantctl.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The deployed function that shuts tenants out and lets them in again. Each call returns once what it says is so. */
public record QuarantineFunction(LambdaClient lambda, String functionName) {

    /** @throws CommandFailed if it is not certain that the tenant's calls are refused */
    public Quarantines quarantine(TenantId tenant, String reason) {
        return call(action("quarantine").put("tenantId", tenant.value()).put("reason", reason));
    }

    /**
     * After a violation, nobody may call the tenant's model either.
     *
     * @throws CommandFailed if it is not certain that the calls are refused
     */
    public Quarantines shut(TenantId tenant, String reason) {
        return call(action("quarantine").put("tenantId", tenant.value()).put("reason", reason).put("violation", true));
    }

    /** @throws CommandFailed if it is not certain that the tenant's calls are no longer refused */
    public Quarantines release(TenantId tenant) {
        return call(action("release").put("tenantId", tenant.value()));
    }

    /**
     * Has the roles deny what the records say. A role that CloudFormation made anew denies nobody.
     *
     * @throws CommandFailed if it is not certain that the roles do
     */
    public Quarantines rebuild() {
        return call(action("rebuild"));
    }

    private static ObjectNode action(String word) {
        return JsonNodeFactory.instance.objectNode().put("action", word);
    }

    private Quarantines call(JsonNode payload) {
        return Quarantines.read(new Function(lambda, functionName).call(payload));
    }
}
