package dev.tenantonboarding.tenantctl.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** One of the stack's functions, called as an operator. */
record Function(LambdaClient lambda, String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws CommandFailed if the function fails, or its answer is not JSON */
    JsonNode call(JsonNode payload) {
        var answer = lambda.invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String(payload.toString())));
        var text = answer.payload().asUtf8String();
        try {
            var tree = JSON.readTree(text);
            if (answer.functionError() != null) {
                var type = tree.path("errorType").asText();
                throw CommandFailed.because("the function %s failed: %s: %s".formatted(
                        name, type.substring(type.lastIndexOf('.') + 1), tree.path("errorMessage").asText()));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw CommandFailed.because("the function " + name + " answered what is not JSON: " + text, e);
        }
    }
}
