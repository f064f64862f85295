package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Requests as API Gateway writes them and as the Lambda runtime reads them. */
final class ApiRequests {
    private ApiRequests() {}

    /** @param authorizer what the API's authorizer found out, in JSON */
    static APIGatewayV2HTTPEvent of(String authorizer, byte[] body, boolean base64) {
        String text = base64 ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8);
        String json = """
                {"version":"2.0","routeKey":"POST /invocations","headers":{"content-type":"text/csv; charset=utf-8","accept":"*/*"},
                 "requestContext":{"http":{"method":"POST"},"authorizer":%s},"body":"%s","isBase64Encoded":%s}"""
                .formatted(authorizer, text, base64);
        return LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, ApiRequests.class.getClassLoader()).fromJson(json);
    }
}
