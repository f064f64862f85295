package dev.tenantonboarding.localcloud.apigateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request to an API, its body aside.
 *
 * @param path    below the API, still percent-encoded; begins with a slash
 * @param query   the raw query string, empty if there is none
 * @param headers all values by lower-case name
 */
record ApiRequest(String method, String path, String query, Map<String, List<String>> headers, String sourceIp, int port, String protocol) {

    /** @param prefix what the port serves the API below */
    static ApiRequest of(HttpServletRequest request, String prefix) {
        var headers = new TreeMap<String, List<String>>();
        request.getHeaderNames().asIterator().forEachRemaining(name ->
                headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name))));
        var path = request.getRequestURI().substring(prefix.length());
        return new ApiRequest(request.getMethod(), path.isEmpty() ? "/" : path, Optional.ofNullable(request.getQueryString()).orElse(""), headers,
                request.getRemoteAddr(), request.getLocalPort(), request.getProtocol());
    }

    /** All values of a header, joined as API Gateway joins them. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> String.join(",", values));
    }

    /** Decoded query parameters; one that is given twice has its values joined. */
    Map<String, String> queryParameters() {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&")) {
            var at = pair.indexOf('=');
            var name = Percent.decodeQuery(at < 0 ? pair : pair.substring(0, at));
            if (!pair.isEmpty()) {
                parameters.computeIfAbsent(name, none -> new ArrayList<>()).add(at < 0 ? "" : Percent.decodeQuery(pair.substring(at + 1)));
            }
        }
        var joined = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> joined.put(name, String.join(",", values)));
        return joined;
    }

    Optional<String> queryParameter(String name) {
        return Optional.ofNullable(queryParameters().get(name));
    }

    /** Without headers and query, which carry tokens. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
