package dev.tenantonboarding.onboarding.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.probe.Probe;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Calls silo tenants' functions as their APIs do once they have verified a token.
 *
 * @param tenantClaim the claim that names the tenant
 */
public record FunctionCalls(LambdaClient functions, String tenantClaim) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUTE = "POST /invocations";
    private static final int MODEL_ANSWERED = 200;
    private static final int REFUSED_CALLER = 403;
    private static final int MODEL_FAILED = 424;
    private static final int MODEL_LOADING = 503;

    /** @return {@code Silent} where it was this caller's call that was refused, since that says nothing of the function's own callers */
    Answer call(Probe.CallFunction probe) {
        SdkBytes event = SdkBytes.fromUtf8String(event(probe.caller(), probe.request()).toString());
        try {
            return answer(functions.invoke(request -> request.functionName(new SiloNames(probe.owner()).function()).payload(event)));
        } catch (SdkException failure) {
            return Answer.of(failure).before("the function was not asked");
        }
    }

    /** An event as an HTTP API with a JWT authorizer sends it, in the payload's version 2.0. */
    ObjectNode event(String caller, ProbeRequest content) {
        ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("routeKey", ROUTE).put("rawPath", "/invocations");
        event.put("body", content.payload()).put("isBase64Encoded", false);
        event.putObject("headers").put("content-type", content.contentType());
        ObjectNode context = event.putObject("requestContext").put("routeKey", ROUTE).put("stage", "$default");
        context.putObject("http").put("method", "POST").put("path", "/invocations");
        context.putObject("authorizer").putObject("jwt").putObject("claims").put(tenantClaim, caller);
        return event;
    }

    private static Answer answer(InvokeResponse answer) {
        if (answer.functionError() != null) {
            return new Answer.Silent("the function failed");
        }
        return status(answer.payload().asUtf8String())
                .map(FunctionCalls::answer)
                .orElseGet(() -> new Answer.Silent("the function did not answer as one behind an API does"));
    }

    /** The function's refusal of the caller counts as IAM's no: it comes before any model is asked. */
    static Answer answer(int status) {
        String detail = "the function answered " + status;
        return switch (status) {
            case MODEL_ANSWERED, MODEL_FAILED -> new Answer.Reached(detail);
            case REFUSED_CALLER -> new Answer.Denied(detail);
            case MODEL_LOADING -> new Answer.NotReady(detail);
            default -> new Answer.Refused(detail);
        };
    }

    private static Optional<Integer> status(String payload) {
        try {
            return Optional.of(JSON.readTree(payload).path("statusCode")).filter(JsonNode::isInt).map(JsonNode::intValue);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
