package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantonboarding.tenancy.TenantId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The function that puts tenants in quarantine, see {@link QuarantineHandler}. */
record QuarantineFunction(LambdaClient functions, String name) {

    /**
     * Returns once nobody can call the tenant's model any more.
     *
     * @param reason which signup is told too
     * @throws QuarantineFailed if that is not certain
     */
    void hold(TenantId tenant, String reason) {
        call(JsonNodeFactory.instance.objectNode()
                .put("action", "quarantine")
                .put("tenantId", tenant.value())
                .put("reason", reason)
                .put("violation", true));
    }

    /**
     * Shuts what was made since its tenant was put in quarantine.
     *
     * @throws QuarantineFailed if that is not certain
     */
    void rebuild() {
        call(JsonNodeFactory.instance.objectNode().put("action", "rebuild"));
    }

    private void call(JsonNode payload) {
        InvokeResponse answer;
        try {
            answer = functions.invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String(payload.toString())));
        } catch (SdkException failure) {
            throw new QuarantineFailed("the function " + name + " did not answer", failure);
        }
        if (answer.functionError() != null) {
            throw new QuarantineFailed("the function " + name + " failed, and its log says why");
        }
    }
}
