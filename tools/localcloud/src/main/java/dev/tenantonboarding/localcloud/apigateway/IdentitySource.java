package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request carries what identifies its caller: {@code $request.header.Authorization}, {@code $request.querystring.token},
 * {@code $context.routeKey}.
 */
record IdentitySource(Place place, String name) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$(request\\.header|request\\.querystring|context)\\.([A-Za-z0-9_.~-]+)");

    /** Which part of a request. */
    enum Place { HEADER, QUERY, ROUTE_KEY, METHOD, PATH, STAGE }

    /** @param expressions exactly one, for JWT authorizers, and one that clients can set */
    static IdentitySource ofToken(List<String> expressions) {
        var matcher = expressions.size() == 1 ? EXPRESSION.matcher(expressions.getFirst()) : EXPRESSION.matcher("");
        if (!matcher.matches() || matcher.group(1).equals("context")) {
            throw ApiErrors.bad("A JWT authorizer needs exactly one identity source: $request.header.<name> or $request.querystring.<name>");
        }
        return of(expressions.getFirst());
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError BadRequestException for one that is none, or that the cloud doesn't have */
    static IdentitySource of(String expression) {
        var matcher = EXPRESSION.matcher(expression);
        if (!matcher.matches()) {
            throw invalid(expression);
        }
        return new IdentitySource(switch (matcher.group(1)) {
            case "request.header" -> Place.HEADER;
            case "request.querystring" -> Place.QUERY;
            default -> switch (matcher.group(2)) {
                case "routeKey" -> Place.ROUTE_KEY;
                case "httpMethod" -> Place.METHOD;
                case "path" -> Place.PATH;
                case "stage" -> Place.STAGE;
                default -> throw invalid(expression);
            };
        }, matcher.group(2));
    }

    private static RuntimeException invalid(String expression) {
        return ApiErrors.bad("Invalid identity source: " + expression + ". Expected $request.header.<name>, $request.querystring.<name>, "
                + "$context.routeKey, $context.httpMethod, $context.path or $context.stage");
    }

    /** Empty if the request lacks it. */
    Optional<String> in(RoutedRequest routed) {
        var value = switch (place) {
            case HEADER -> routed.request().header(name);
            case QUERY -> routed.request().queryParameter(name);
            case ROUTE_KEY -> Optional.of(routed.key().text());
            case METHOD -> Optional.of(routed.request().method());
            case PATH -> Optional.of(routed.request().path());
            case STAGE -> Optional.of(routed.stage());
        };
        return value.filter(text -> !text.isBlank());
    }
}
