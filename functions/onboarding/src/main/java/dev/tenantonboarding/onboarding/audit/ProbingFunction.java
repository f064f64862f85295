package dev.tenantonboarding.onboarding.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.VerdictJson;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * The function that probes, see {@link dev.tenantonboarding.onboarding.IsolationSmokeTestHandler}. The audit calls it rather than probing
 * by itself, so that there is one principal only that the tenants' roles trust to act as any tenant.
 */
public record ProbingFunction(LambdaClient functions, String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came of a call. */
    sealed interface Outcome {}

    record Probed(Verdict verdict) implements Outcome {}

    record Broken(String error) implements Outcome {}

    /** @throws AwsUnavailable if AWS failed it in a way that passes */
    Outcome probe(TenantId tenant, List<TenantId> neighbours) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("tenantId", tenant.value());
        ArrayNode names = payload.putArray("neighbours");
        neighbours.forEach(neighbour -> names.add(neighbour.value()));
        InvokeResponse answer =
                functions.invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String(payload.toString())));
        JsonNode told = read(answer.payload().asUtf8String());
        return answer.functionError() == null ? new Probed(VerdictJson.read(told)) : broken(told);
    }

    private Outcome broken(JsonNode error) {
        String type = error.path("errorType").asText();
        if (type.equals(AwsUnavailable.class.getName())) {
            throw new AwsUnavailable("the function " + name + ": " + error.path("errorMessage").asText());
        }
        return new Broken(type.substring(type.lastIndexOf('.') + 1) + ": " + error.path("errorMessage").asText());
    }

    private JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the function " + name + " answered what is not JSON", notJson);
        }
    }
}
