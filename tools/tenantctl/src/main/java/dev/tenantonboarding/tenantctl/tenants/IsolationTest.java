package dev.tenantonboarding.tenantctl.tenants;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.VerdictJson;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Lets the deployed isolation test call, as each tenant, each tenant's model. */
public record IsolationTest(LambdaClient lambda, String functionName) {

    /** @throws CommandFailed if the function gives no verdict */
    public Verdict among(List<TenantId> tenants) {
        var payload = JsonNodeFactory.instance.objectNode();
        tenants.forEach(tenant -> payload.withArray("tenantIds").add(tenant.value()));
        var answer = new Function(lambda, functionName).call(payload);
        try {
            return VerdictJson.read(answer);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("the function " + functionName + " gave no verdict but: " + answer, e);
        }
    }
}
