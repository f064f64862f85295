package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/**
 * An API and its parts by their ids, as the SDK's own immutable values: a change replaces one.
 * Every stage deploys by itself, so a change counts from the next request.
 */
final class HttpApi {
    private volatile Api description;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final Map<String, Integration> integrations = new ConcurrentHashMap<>();
    private final Map<String, Authorizer> authorizers = new ConcurrentHashMap<>();
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();

    HttpApi(Api description) {
        this.description = description;
    }

    String id() {
        return description.apiId();
    }

    Api description() {
        return description;
    }

    void describe(Api changed) {
        description = changed;
    }

    Map<String, Route> routes() {
        return routes;
    }

    Map<String, Integration> integrations() {
        return integrations;
    }

    Map<String, Authorizer> authorizers() {
        return authorizers;
    }

    Map<String, Stage> stages() {
        return stages;
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError NotFoundException */
    static <T> T get(Map<String, T> parts, String kind, String id) {
        var part = parts.get(id);
        if (part == null) {
            throw ApiErrors.notFound(kind, id);
        }
        return part;
    }

    static <T> List<T> sorted(Map<String, T> parts) {
        return parts.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
    }
}
