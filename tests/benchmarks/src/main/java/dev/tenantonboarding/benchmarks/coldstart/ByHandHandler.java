package dev.tenantonboarding.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The same two requests without an SDK, unsigned: what Java and Lambda's client take by themselves. */
public final class ByHandHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final URI AWS = URI.create(System.getenv("AWS_ENDPOINT_URL"));

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            post("/", "Action=AssumeRole&Version=2011-06-15&RoleSessionName=acme");
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(200).withBody(post("/endpoints/pool--main/invocations", event.getBody())).build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String post(String path, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) AWS.resolve(path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
