package dev.tenantonboarding.tenantctl.tenants;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.VerdictJson;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Lets the deployed isolation test call, as each tenant, each tenant's model. */
public record IsolationTest(LambdaClient lambda, String functionName) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws CommandFailed if the function gives no verdict */
    public Verdict among(List<TenantId> tenants) {
        var payload = JSON.createObjectNode();
        tenants.forEach(tenant -> payload.withArray("tenantIds").add(tenant.value()));
        var answer = lambda.invoke(request -> request.functionName(functionName).payload(SdkBytes.fromUtf8String(payload.toString())));
        var text = answer.payload().asUtf8String();
        if (answer.functionError() != null) {
            throw CommandFailed.because("the function " + functionName + " failed: " + text);
        }
        try {
            return VerdictJson.read(JSON.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw CommandFailed.because("the function " + functionName + " gave no verdict but: " + text, e);
        }
    }
}
