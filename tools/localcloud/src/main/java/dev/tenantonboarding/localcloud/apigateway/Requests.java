package dev.tenantonboarding.localcloud.apigateway;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.apigateway.jwt.Issuers;
import dev.tenantonboarding.localcloud.apigateway.jwt.JwtAuthorizer;
import dev.tenantonboarding.localcloud.apigateway.jwt.Verdict;
import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** Serves the APIs: finds the route, asks its authorizer, calls its function. */
final class Requests implements Mount {
    /** Of a request's body. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final String DEFAULT_STAGE = "$default";

    private final Apis apis;
    private final Cloud cloud;
    private final Issuers issuers;
    private final FunctionIntegration functions;
    private final BiConsumer<String, Throwable> log;

    Requests(Apis apis, Cloud cloud, Issuers issuers, BiConsumer<String, Throwable> log) {
        this.apis = apis;
        this.cloud = cloud;
        this.issuers = issuers;
        this.log = log;
        functions = new FunctionIntegration(cloud, log);
    }

    /** A request and the route that it takes, with the variables of the route's path. */
    private record Matched(HttpApi api, String stage, ApiRequest request, Route route, RouteKey key, Map<String, String> parameters) {
    }

    @Override
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = Ids.request();
        ApiAnswer answer;
        try {
            answer = answer(request, id);
        } catch (RuntimeException e) {
            log.accept("API request " + id, e);
            answer = ApiAnswer.INTERNAL_ERROR;
        }
        answer.with("apigw-requestid", id).send(response);
    }

    private ApiAnswer answer(HttpServletRequest http, String id) throws IOException {
        var apiId = http.getRequestURI().substring(ApiGateway.MOUNT.length() + 1).split("/", 2)[0];
        var request = ApiRequest.of(http, ApiGateway.MOUNT + "/" + apiId);
        var matched = apis.find(apiId).flatMap(api -> match(api, request));
        if (matched.isEmpty()) {
            return ApiAnswer.NOT_FOUND;
        }
        if (matched.get().route.authorizationType() == AuthorizationType.NONE) {
            return call(matched.get(), id, Optional.empty(), http);
        }
        return switch (judge(matched.get())) {
            case Verdict.Allowed allowed -> call(matched.get(), id, Optional.of(allowed), http);
            case Verdict.Unauthorized refused -> ApiAnswer.message(401, "Unauthorized").with("www-authenticate", refused.challenge());
            case Verdict.Forbidden refused -> ApiAnswer.message(403, "Forbidden").with("www-authenticate", refused.challenge());
        };
    }

    /** A path's first segment may name a stage; else the request is for {@code $default}. */
    private static Optional<Matched> match(HttpApi api, ApiRequest request) {
        var parts = request.path().substring(1).split("/", 2);
        if (!parts[0].equals(DEFAULT_STAGE) && api.stages().containsKey(parts[0])) {
            return route(api, parts[0], request, "/" + (parts.length > 1 ? parts[1] : ""));
        }
        return api.stages().containsKey(DEFAULT_STAGE) ? route(api, DEFAULT_STAGE, request, request.path()) : Optional.empty();
    }

    private static Optional<Matched> route(HttpApi api, String stage, ApiRequest request, String path) {
        return api.routes().values().stream().flatMap(route -> {
            var key = RouteKey.parse(route.routeKey());
            return key.match(request.method(), path).map(parameters -> new Matched(api, stage, request, route, key, parameters)).stream();
        }).min(Comparator.comparing(Matched::key, RouteKey.SPECIFICITY));
    }

    private Verdict judge(Matched matched) {
        var authorizer = HttpApi.get(matched.api.authorizers(), "Authorizer", matched.route.authorizerId());
        var jwt = authorizer.jwtConfiguration();
        return new JwtAuthorizer(jwt.issuer(), jwt.audience(), issuers)
                .judge(IdentitySource.of(authorizer.identitySource()).in(matched.request), matched.route.authorizationScopes());
    }

    private ApiAnswer call(Matched matched, String id, Optional<Verdict.Allowed> authorized, HttpServletRequest http) throws IOException {
        var body = http.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ApiAnswer.TOO_LARGE;
        }
        if (matched.route.target() == null) {
            return ApiAnswer.INTERNAL_ERROR;
        }
        var integration = HttpApi.get(matched.api.integrations(), "Integration", matched.route.target().substring(RouteOperations.TARGET.length()));
        var request = matched.request;
        var event = new ProxyEvent(request, id, cloud.timeline().now(), matched.api.id(), matched.stage, request.path(), matched.key.text(),
                matched.parameters, authorized, body);
        return functions.call(integration, matched.api.id() + "/" + matched.stage + "/" + matched.key.arnPart(request.method()), event);
    }
}
