package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a request carries its token: {@code $request.header.Authorization} or {@code $request.querystring.token}. */
record IdentitySource(boolean header, String name) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$request\\.(header|querystring)\\.([A-Za-z0-9_.~-]+)");

    /** @param expressions exactly one, for JWT authorizers */
    static IdentitySource of(List<String> expressions) {
        var matcher = expressions.size() == 1 ? EXPRESSION.matcher(expressions.getFirst()) : EXPRESSION.matcher("");
        if (!matcher.matches()) {
            throw ApiErrors.bad("A JWT authorizer needs exactly one identity source: $request.header.<name> or $request.querystring.<name>");
        }
        return new IdentitySource(matcher.group(1).equals("header"), matcher.group(2));
    }

    Optional<String> in(ApiRequest request) {
        return (header ? request.header(name) : request.queryParameter(name)).filter(value -> !value.isBlank());
    }
}
