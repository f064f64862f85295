package dev.tenantonboarding.tenantctl.tenants;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.VerdictJson;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Lets the deployed isolation test call, as each tenant, each tenant's model. */
public record IsolationTest(LambdaClient lambda, String functionName) {

    /** How many tenants the function takes at a time. */
    public static final int MOST = 30;

    /** @throws CommandFailed if the function gives no verdict */
    public Verdict among(List<TenantId> tenants) {
        var payload = JsonNodeFactory.instance.objectNode();
        tenants.forEach(tenant -> payload.withArray("tenantIds").add(tenant.value()));
        return ask(payload);
    }

    /**
     * Makes every probe around one tenant.
     *
     * @param neighbours whose models it must not reach, nor they its own; {@link #MOST} at most
     * @throws CommandFailed if the function gives no verdict
     */
    public Verdict around(TenantId tenant, List<TenantId> neighbours) {
        return ask(around(tenant.value(), neighbours));
    }

    /**
     * The same by what IAM's simulator says of the policies; nothing is called.
     *
     * @param neighbours {@link #MOST} at most
     * @throws CommandFailed if the function gives no verdict
     */
    public Verdict simulate(TenantId tenant, List<TenantId> neighbours) {
        return ask(around(tenant.value(), neighbours).put("static", true));
    }

    private static ObjectNode around(String tenant, List<TenantId> neighbours) {
        var payload = JsonNodeFactory.instance.objectNode().put("tenantId", tenant);
        var list = payload.putArray("neighbours");
        neighbours.forEach(neighbour -> list.add(neighbour.value()));
        return payload;
    }

    private Verdict ask(ObjectNode payload) {
        var answer = new Function(lambda, functionName).call(payload);
        try {
            return VerdictJson.read(answer);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("the function " + functionName + " gave no verdict but: " + answer, e);
        }
    }
}
