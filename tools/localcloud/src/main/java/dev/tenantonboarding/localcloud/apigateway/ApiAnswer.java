package dev.tenantonboarding.localcloud.apigateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What a client gets.
 *
 * @param headers by lower-case name
 */
record ApiAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    static final ApiAnswer NOT_FOUND = message(404, "Not Found");
    static final ApiAnswer TOO_LARGE = message(413, "Request Entity Too Large");
    static final ApiAnswer INTERNAL_ERROR = message(500, "Internal Server Error");
    static final ApiAnswer UNAVAILABLE = message(503, "Service Unavailable");

    ApiAnswer {
        headers = new TreeMap<>(headers);
        cookies = List.copyOf(cookies);
    }

    /** API Gateway's own, not a function's. */
    static ApiAnswer message(int status, String message) {
        return new ApiAnswer(status, Map.of("content-type", "application/json"), List.of(),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    ApiAnswer with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new ApiAnswer(status, more, cookies, body);
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        cookies.forEach(cookie -> response.addHeader("set-cookie", cookie));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
