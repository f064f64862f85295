package dev.tenantonboarding.localcloud.apigateway;

import java.time.Instant;
import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/**
 * A request and the route that it takes.
 *
 * @param id         the request's own
 * @param path       below the stage
 * @param parameters the variables of the route's path
 */
record RoutedRequest(HttpApi api, String stage, ApiRequest request, String id, Instant time, String path, Route route, RouteKey key,
                     Map<String, String> parameters) {

    Authorizer authorizer() {
        return HttpApi.get(api.authorizers(), "Authorizer", route.authorizerId());
    }

    /** What a permission on the route's function names: API, stage, method and path of the route. */
    String sourceArn() {
        return Aws.arn("execute-api", api.id() + "/" + stage + "/" + key.arnPart(request.method()));
    }

    /** What an authorizer is told: the same with the request's own path. */
    String routeArn() {
        return Aws.arn("execute-api", api.id() + "/" + stage + "/" + request.method() + path);
    }

    /** Without headers and query, which carry tokens. */
    @Override
    public String toString() {
        return id + " " + key.text();
    }
}
