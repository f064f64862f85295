package dev.tenantonboarding.localcloud.apigateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.lambda.LambdaAccount;
import dev.tenantonboarding.localcloud.lambda.functions.Answering;
import dev.tenantonboarding.localcloud.lambda.functions.Mirror;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An API with the stage {@code $default}, a function {@code mirror} that answers its event, and a client for it. */
final class ApiAccount implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LambdaAccount account = new LambdaAccount();
    private final ApiGatewayV2Client gateway = account.cloud().client(ApiGatewayV2Client.builder());
    private final HttpClient http = HttpClient.newHttpClient();
    private final String apiId;
    private final String endpoint;
    private final String mirror;

    ApiAccount() {
        var api = gateway.createApi(request -> request.name("test").protocolType("HTTP"));
        apiId = api.apiId();
        endpoint = api.apiEndpoint();
        gateway.createStage(request -> request.apiId(apiId).stageName("$default").autoDeploy(true));
        account.create("mirror", Mirror.class);
        mirror = integration("mirror");
    }

    LambdaAccount account() {
        return account;
    }

    ApiGatewayV2Client gateway() {
        return gateway;
    }

    String apiId() {
        return apiId;
    }

    String endpoint() {
        return endpoint;
    }

    /** The integration with the function {@code mirror}. */
    String mirror() {
        return mirror;
    }

    /** Lets this API call a function on every route. */
    String integration(String function) {
        return integration(function, 30_000);
    }

    String integration(String function, int timeoutMillis) {
        account.lambda().addPermission(request -> request.functionName(function).statementId("api").action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + apiId + "/*"));
        return gateway.createIntegration(request -> request.apiId(apiId).integrationType("AWS_PROXY").payloadFormatVersion("2.0")
                .timeoutInMillis(timeoutMillis).integrationUri("arn:aws:lambda:us-east-1:000000000000:function:" + function)).integrationId();
    }

    /** A route to a new function that gives this answer. */
    void answering(String routeKey, String function, String answer) {
        account.create(function, Answering.class.getName(),
                request -> request.environment(environment -> environment.variables(Map.of("ANSWER", answer))));
        route(routeKey, integration(function), request -> { });
    }

    String route(String routeKey) {
        return route(routeKey, mirror, request -> { });
    }

    String route(String routeKey, String integration, Consumer<CreateRouteRequest.Builder> more) {
        return gateway.createRoute(request -> more.accept(request.apiId(apiId).routeKey(routeKey).target("integrations/" + integration))).routeId();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers));
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** What the function behind a route was told. */
    JsonNode event(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(endpoint + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        gateway.close();
        account.close();
    }
}
