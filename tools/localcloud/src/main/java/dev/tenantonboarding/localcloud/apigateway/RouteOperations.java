package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponse;

/** Which requests go to which integration, and who may send them. */
final class RouteOperations {
    static final String TARGET = "integrations/";
    private static final String ROUTES = "/v2/apis/{apiId}/routes";
    private static final String ROUTE = ROUTES + "/{routeId}";

    private final Apis apis;

    RouteOperations(Apis apis) {
        this.apis = apis;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateRouteRequest::builder, request -> apis.rule("POST", request.apiId(), "routes"), this::create)
                        .at("POST", ROUTES, 201).accepting("ApiId", "RouteKey", "Target", "AuthorizationType", "AuthorizerId", "AuthorizationScopes"),
                Operation.of(GetRouteRequest::builder, request -> apis.rule("GET", request.apiId(), "routes", request.routeId()), this::get)
                        .at("GET", ROUTE),
                Operation.of(GetRoutesRequest::builder, request -> apis.rule("GET", request.apiId(), "routes"), this::list)
                        .at("GET", ROUTES).accepting("ApiId"),
                Operation.of(UpdateRouteRequest::builder, request -> apis.rule("PATCH", request.apiId(), "routes", request.routeId()), this::update)
                        .at("PATCH", ROUTE)
                        .accepting("ApiId", "RouteId", "RouteKey", "Target", "AuthorizationType", "AuthorizerId", "AuthorizationScopes"),
                Operation.of(DeleteRouteRequest::builder, request -> apis.rule("DELETE", request.apiId(), "routes", request.routeId()), this::delete)
                        .at("DELETE", ROUTE, 204));
    }

    private CreateRouteResponse create(CreateRouteRequest request, Call call) {
        var route = put(apis.get(request.apiId()), Members.copy(request, Route.builder()).routeId(Ids.part()).apiKeyRequired(false)
                .authorizationType(Optional.ofNullable(request.authorizationTypeAsString()).orElse("NONE")).build());
        return Members.copy(route, CreateRouteResponse.builder()).build();
    }

    private UpdateRouteResponse update(UpdateRouteRequest request, Call call) {
        var api = apis.get(request.apiId());
        var old = HttpApi.get(api.routes(), "Route", request.routeId());
        return Members.copy(put(api, Members.copy(request, old.toBuilder()).build()), UpdateRouteResponse.builder()).build();
    }

    private static Route put(HttpApi api, Route route) {
        RouteKey.parse(route.routeKey());
        if (api.routes().values().stream().anyMatch(other -> !other.routeId().equals(route.routeId()) && other.routeKey().equals(route.routeKey()))) {
            throw ApiErrors.conflict("Route with key " + route.routeKey() + " already exists for this API");
        }
        if (route.target() != null) {
            if (!route.target().startsWith(TARGET)) {
                throw ApiErrors.bad("Invalid target " + route.target() + ", expected " + TARGET + "<integration id>");
            }
            HttpApi.get(api.integrations(), "Integration", route.target().substring(TARGET.length()));
        }
        checkAuthorization(api, route);
        api.routes().put(route.routeId(), route);
        return route;
    }

    private static void checkAuthorization(HttpApi api, Route route) {
        switch (route.authorizationType()) {
            case JWT -> requireAuthorizer(api, route, AuthorizerType.JWT);
            case CUSTOM -> requireAuthorizer(api, route, AuthorizerType.REQUEST);
            case NONE -> {
                if (route.authorizerId() != null) {
                    throw ApiErrors.bad("An authorizer needs the authorization type JWT or CUSTOM");
                }
            }
            case AWS_IAM, UNKNOWN_TO_SDK_VERSION ->
                    throw AwsError.unsupported("routes with the authorization type " + route.authorizationTypeAsString());
        }
        if (!route.authorizationScopes().isEmpty() && route.authorizationType() != AuthorizationType.JWT) {
            throw ApiErrors.bad("Scopes need the authorization type JWT");
        }
    }

    private static void requireAuthorizer(HttpApi api, Route route, AuthorizerType type) {
        if (route.authorizerId() == null) {
            throw ApiErrors.bad("Authorizer ID is required for the authorization type " + route.authorizationTypeAsString());
        }
        if (HttpApi.get(api.authorizers(), "Authorizer", route.authorizerId()).authorizerType() != type) {
            throw ApiErrors.bad("The authorization type " + route.authorizationTypeAsString() + " needs an authorizer of the type " + type);
        }
    }

    private GetRouteResponse get(GetRouteRequest request, Call call) {
        return Members.copy(HttpApi.get(apis.get(request.apiId()).routes(), "Route", request.routeId()), GetRouteResponse.builder()).build();
    }

    private GetRoutesResponse list(GetRoutesRequest request, Call call) {
        return GetRoutesResponse.builder().items(HttpApi.sorted(apis.get(request.apiId()).routes())).build();
    }

    private DeleteRouteResponse delete(DeleteRouteRequest request, Call call) {
        var routes = apis.get(request.apiId()).routes();
        HttpApi.get(routes, "Route", request.routeId());
        routes.remove(request.routeId());
        return DeleteRouteResponse.builder().build();
    }
}
