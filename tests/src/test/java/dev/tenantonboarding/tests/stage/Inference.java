package dev.tenantonboarding.tests.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The API that tenants' own programs call, over plain HTTP as they would. */
public final class Inference implements AutoCloseable {
    private final URI invocations;
    private final HttpClient http;

    public Inference(String apiUrl) {
        this(apiUrl, HttpClient.newHttpClient());
    }

    private Inference(String apiUrl, HttpClient http) {
        this.invocations = URI.create(apiUrl + "/invocations");
        this.http = http;
    }

    /** The same hands on another API, which end with these. */
    public Inference at(String apiUrl) {
        return new Inference(apiUrl, http);
    }

    /** Asks with a line of {@code text/csv}. */
    public HttpResponse<String> ask(String token, String csv) {
        return send(request(token, "text/csv", csv.getBytes(StandardCharsets.UTF_8)).build());
    }

    public HttpResponse<String> ask(String token, String contentType, byte[] body) {
        return send(request(token, contentType, body).build());
    }

    /** Asks with one more header. */
    public HttpResponse<String> ask(String token, String csv, String header, String value) {
        return send(request(token, "text/csv", csv.getBytes(StandardCharsets.UTF_8)).header(header, value).build());
    }

    public HttpResponse<String> askWithoutToken(String csv) {
        return send(HttpRequest.newBuilder(invocations).header("content-type", "text/csv").POST(BodyPublishers.ofString(csv)).build());
    }

    private HttpRequest.Builder request(String token, String contentType, byte[] body) {
        return HttpRequest.newBuilder(invocations)
                .header("authorization", "Bearer " + token)
                .header("content-type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new AssertionError("no answer to " + request, unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while asking", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
