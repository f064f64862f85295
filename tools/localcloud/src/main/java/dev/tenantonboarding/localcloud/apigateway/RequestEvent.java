package dev.tenantonboarding.localcloud.apigateway;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.kernel.Aws;

/**
 * What every function is told of a request, in payload format 2.0: routes' and authorizers' alike.
 *
 * @param authorizer what an authorizer said of the caller; empty for an authorizer itself
 */
record RequestEvent(RoutedRequest routed, Map<String, Object> authorizer) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    void addTo(Map<String, Object> event) {
        var request = routed.request();
        event.put("routeKey", routed.key().text());
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        request.header("cookie").ifPresent(cookies -> event.put("cookies", Stream.of(cookies.split("[;,]")).map(String::trim).toList()));
        event.put("headers", headers(request));
        putUnlessEmpty(event, "queryStringParameters", request.queryParameters());
        event.put("requestContext", context(request));
        putUnlessEmpty(event, "pathParameters", routed.parameters());
    }

    private static void putUnlessEmpty(Map<String, Object> event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            event.put(name, values);
        }
    }

    private Map<String, String> headers(ApiRequest request) {
        var headers = new TreeMap<String, String>();
        request.headers().keySet().forEach(name -> headers.put(name, request.header(name).orElseThrow()));
        headers.remove("cookie");
        headers.merge("x-forwarded-for", request.sourceIp(), (before, own) -> before + ", " + own);
        headers.put("x-forwarded-port", Integer.toString(request.port()));
        headers.put("x-forwarded-proto", "http");
        headers.putIfAbsent("x-amzn-trace-id", Ids.trace(routed.time()));
        return headers;
    }

    private Map<String, Object> context(ApiRequest request) {
        var http = new LinkedHashMap<String, Object>();
        http.put("method", request.method());
        http.put("path", request.path());
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.header("user-agent").orElse(""));
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", Aws.ACCOUNT);
        context.put("apiId", routed.api().id());
        if (!authorizer.isEmpty()) {
            context.put("authorizer", authorizer);
        }
        context.put("domainName", request.header("host").orElse(""));
        context.put("domainPrefix", routed.api().id());
        context.put("http", http);
        context.put("requestId", routed.id());
        context.put("routeKey", routed.key().text());
        context.put("stage", routed.stage());
        context.put("time", TIME.format(routed.time()));
        context.put("timeEpoch", routed.time().toEpochMilli());
        return context;
    }

    /** Without headers and authorizer. */
    @Override
    public String toString() {
        return routed.toString();
    }
}
