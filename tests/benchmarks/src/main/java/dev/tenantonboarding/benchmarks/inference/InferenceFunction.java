package dev.tenantonboarding.benchmarks.inference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tenantonboarding.runtime.StandInContext;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The shared inference function, as Lambda would load it from its jar, and the requests that the API would send to it. */
public final class InferenceFunction {
    private static final String HANDLER = "dev.tenantonboarding.inference.InferenceHandler";
    /** A request of a pool tenant, as the API sends it. */
    public static final String EVENT = """
            {"version": "2.0", "routeKey": "POST /invocations", "rawPath": "/invocations", "rawQueryString": "",
             "headers": {"content-type": "text/csv", "accept": "*/*", "host": "api.example.com"},
             "requestContext": {"accountId": "000000000000", "apiId": "api", "requestId": "id", "routeKey": "POST /invocations", "stage": "$default",
               "http": {"method": "POST", "path": "/invocations", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "curl"},
               "authorizer": {"jwt": {"claims": {"tenantId": "acme", "isolation": "pool"}}}},
             "body": "5.1,3.5,1.4,0.2", "isBase64Encoded": false}""";

    private static final String ROLE = "arn:aws:iam::000000000000:role/";
    // Not static: its class comes with the function's jar, which the program that only tells the environment does not have.
    private final Context context = new StandInContext("inference");

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;

    /** @param aws where AWS answers */
    InferenceFunction(String aws) {
        try {
            handler = load(environment(aws));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("the function's jar has no " + HANDLER, missing);
        }
    }

    /** What the function is told, as a user that the stand-in for AWS lets in. */
    public static Map<String, String> environment(String aws) {
        return Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ENDPOINT_URL", aws),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIA"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
                Map.entry("POOL_ENDPOINT_NAME", "pool--main"),
                Map.entry("POOL_INVOKE_ROLE_ARN", ROLE + "pool"),
                Map.entry("BRIDGE_INVOKE_ROLE_ARN", ROLE + "bridge"),
                Map.entry("TENANT_SESSION", "tag"),
                Map.entry("CREDENTIAL_VENDING", "function"),
                Map.entry("TENANT_CLAIM", "tenantId"),
                Map.entry("ISOLATION_CLAIM", "isolation"),
                Map.entry("MAX_BODY_BYTES", "4194304"));
    }

    @SuppressWarnings("unchecked")
    private static RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> load(Map<String, String> environment)
            throws ReflectiveOperationException {
        return (RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>)
                Class.forName(HANDLER).getConstructor(Map.class).newInstance(environment);
    }

    /**
     * Sends the function's log lines where they are written but not read, as its own process would do. To be called before the first
     * function is loaded.
     */
    static void hideLog() {
        Path nowhere = Path.of("/dev/null");
        try {
            System.setOut(new PrintStream(
                    Files.exists(nowhere) ? Files.newOutputStream(nowhere) : PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String tenant(int number) {
        return "tenant-" + number;
    }

    static APIGatewayV2HTTPEvent request(String tenant, String body) {
        return APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("content-type", "text/csv", "accept", "*/*"))
                .withBody(body)
                .withIsBase64Encoded(false)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                                .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.builder()
                                        .withClaims(Map.of("tenantId", tenant, "isolation", "pool"))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    /** @throws IllegalStateException if the answer is not the model's */
    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent request) {
        APIGatewayV2HTTPResponse response = handler.handleRequest(request, context);
        if (response.getStatusCode() != 200) {
            throw new IllegalStateException("the function answered " + response.getStatusCode() + ": " + response.getBody());
        }
        return response;
    }

    /** The bytes of the heap that are in use once all garbage is gone. */
    static long heap() {
        OptionalLong least = LongStream.generate(() -> {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }).limit(5).min();
        return least.orElseThrow();
    }
}
