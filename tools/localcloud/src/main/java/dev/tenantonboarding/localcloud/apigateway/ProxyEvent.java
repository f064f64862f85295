package dev.tenantonboarding.localcloud.apigateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.apigateway.jwt.Verdict;
import dev.tenantonboarding.localcloud.kernel.Aws;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a function is told of a request, in payload format 2.0.
 *
 * @param path       the path as the client sees it: with the stage, unless that is {@code $default}
 * @param parameters the variables of the route's path
 */
record ProxyEvent(ApiRequest request, String requestId, Instant time, String apiId, String stage, String path, String routeKey,
                  Map<String, String> parameters, Optional<Verdict.Allowed> authorized, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** The content types whose bodies come as text; all others, and bodies without one, come in Base64. */
    private static final Pattern TEXT = Pattern.compile("(text/.*|application/(json|xml|javascript))\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    byte[] json() {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("routeKey", routeKey);
        event.put("rawPath", path);
        event.put("rawQueryString", request.query());
        request.header("cookie").ifPresent(cookies -> event.put("cookies", Stream.of(cookies.split("[;,]")).map(String::trim).toList()));
        event.put("headers", headers());
        putUnlessEmpty(event, "queryStringParameters", request.queryParameters());
        event.put("requestContext", context());
        putUnlessEmpty(event, "pathParameters", parameters);
        event.put("isBase64Encoded", false);
        if (body.length > 0) {
            var text = text();
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
            event.put("isBase64Encoded", text.isEmpty());
        }
        return JSON.writeValueAsBytes(event);
    }

    private static void putUnlessEmpty(Map<String, Object> event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            event.put(name, values);
        }
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        request.headers().keySet().forEach(name -> headers.put(name, request.header(name).orElseThrow()));
        headers.remove("cookie");
        headers.merge("x-forwarded-for", request.sourceIp(), (before, own) -> before + ", " + own);
        headers.put("x-forwarded-port", Integer.toString(request.port()));
        headers.put("x-forwarded-proto", "http");
        headers.putIfAbsent("x-amzn-trace-id", Ids.trace(time));
        return headers;
    }

    private Map<String, Object> context() {
        var http = new LinkedHashMap<String, Object>();
        http.put("method", request.method());
        http.put("path", path);
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.header("user-agent").orElse(""));
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", Aws.ACCOUNT);
        context.put("apiId", apiId);
        authorized.ifPresent(token -> context.put("authorizer", Map.of("jwt", jwt(token))));
        context.put("domainName", request.header("host").orElse(""));
        context.put("domainPrefix", apiId);
        context.put("http", http);
        context.put("requestId", requestId);
        context.put("routeKey", routeKey);
        context.put("stage", stage);
        context.put("time", TIME.format(time));
        context.put("timeEpoch", time.toEpochMilli());
        return context;
    }

    /** The scopes are null where the route asks for none. */
    private static Map<String, Object> jwt(Verdict.Allowed token) {
        var jwt = new LinkedHashMap<String, Object>();
        jwt.put("claims", new TreeMap<>(token.claims()));
        jwt.put("scopes", token.scopes().<Object>map(List::copyOf).orElse(null));
        return jwt;
    }

    private Optional<String> text() {
        if (request.header("content-type").filter(type -> TEXT.matcher(type.trim()).matches()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            // Text in another encoding would not survive as JSON; Base64 keeps it.
            return Optional.empty();
        }
    }

    /** Without the body and the claims. */
    @Override
    public String toString() {
        return requestId + " " + routeKey;
    }
}
