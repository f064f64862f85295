package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Set;
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
        ask(action("quarantine")
                .put("tenantId", tenant.value())
                .put("reason", reason)
                .put("violation", true));
    }

    /**
     * Returns once nobody can call the model of a tenant that is being offboarded any more.
     *
     * @throws QuarantineFailed if that is not certain
     */
    void cut(TenantId tenant) {
        ask(action("cut").put("tenantId", tenant.value()));
    }

    /**
     * Returns once a call of a tenant that was cut off is seen to be refused.
     *
     * @throws QuarantineFailed if it is not
     */
    void check(TenantId tenant) {
        ask(action("check").put("tenantId", tenant.value()));
    }

    /**
     * Lets a tenant into the pool again, whose endpoint holds none of its old bytes any more.
     *
     * @throws QuarantineFailed if that is not certain
     */
    void admit(TenantId tenant) {
        ask(action("admit").put("tenantId", tenant.value()));
    }

    /**
     * Has all Denies made anew from the records, also those for what was made meanwhile.
     *
     * @throws QuarantineFailed if that is not certain
     */
    void rebuild() {
        ask(action("rebuild"));
    }

    /**
     * Lets all tenants into the pool again of whose old bytes its endpoint holds none any more, and has all Denies made anew.
     *
     * @param inUse the endpoint's configurations
     * @throws QuarantineFailed if that is not certain
     */
    void freshen(Set<String> inUse) {
        ObjectNode question = action("freshen");
        ArrayNode configurations = question.putArray("inUse");
        inUse.forEach(configurations::add);
        ask(question);
    }

    private static ObjectNode action(String name) {
        return JsonNodeFactory.instance.objectNode().put("action", name);
    }

    private void ask(ObjectNode question) {
        SdkBytes payload = SdkBytes.fromUtf8String(question.toString());
        InvokeResponse answer;
        try {
            answer = functions.invoke(request -> request.functionName(name).payload(payload));
        } catch (SdkException failure) {
            throw new QuarantineFailed("the function " + name + " did not answer", failure);
        }
        if (answer.functionError() != null) {
            throw new QuarantineFailed("the function " + name + " failed, and its log says why");
        }
    }
}
