package dev.tenantonboarding.localcloud.apigateway;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Serves the APIs: finds the route, asks its authorizer, calls its function. */
final class Requests implements Mount {
    /** Of a request's body. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final String DEFAULT_STAGE = "$default";

    private final Apis apis;
    private final Cloud cloud;
    private final Gate gate;
    private final FunctionIntegration functions;
    private final BiConsumer<String, Throwable> log;

    Requests(Apis apis, Cloud cloud, Gate gate, FunctionIntegration functions, BiConsumer<String, Throwable> log) {
        this.apis = apis;
        this.cloud = cloud;
        this.gate = gate;
        this.functions = functions;
        this.log = log;
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
        var routed = apis.find(apiId).flatMap(api -> route(api, request, id));
        if (routed.isEmpty()) {
            return ApiAnswer.NOT_FOUND;
        }
        return switch (gate.admit(routed.get())) {
            case Admission.Admitted admitted -> call(routed.get(), admitted, http);
            case Admission.Refused refused -> refused.answer();
        };
    }

    /** A path's first segment may name a stage; else the request is for {@code $default}. */
    private Optional<RoutedRequest> route(HttpApi api, ApiRequest request, String id) {
        var parts = request.path().substring(1).split("/", 2);
        if (!parts[0].equals(DEFAULT_STAGE) && api.stages().containsKey(parts[0])) {
            return route(api, parts[0], request, id, "/" + (parts.length > 1 ? parts[1] : ""));
        }
        return api.stages().containsKey(DEFAULT_STAGE) ? route(api, DEFAULT_STAGE, request, id, request.path()) : Optional.empty();
    }

    private Optional<RoutedRequest> route(HttpApi api, String stage, ApiRequest request, String id, String path) {
        var now = cloud.timeline().now();
        return api.routes().values().stream().flatMap(route -> {
            var key = RouteKey.parse(route.routeKey());
            return key.match(request.method(), path)
                    .map(parameters -> new RoutedRequest(api, stage, request, id, now, path, route, key, parameters)).stream();
        }).min(Comparator.comparing(RoutedRequest::key, RouteKey.SPECIFICITY));
    }

    private ApiAnswer call(RoutedRequest routed, Admission.Admitted admitted, HttpServletRequest http) throws IOException {
        var body = http.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ApiAnswer.TOO_LARGE;
        }
        var target = routed.route().target();
        if (target == null) {
            return ApiAnswer.INTERNAL_ERROR;
        }
        return functions.call(HttpApi.get(routed.api().integrations(), "Integration", target.substring(RouteOperations.TARGET.length())),
                new ProxyEvent(routed, admitted, body));
    }
}
