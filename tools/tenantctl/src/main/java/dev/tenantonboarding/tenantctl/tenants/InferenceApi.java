package dev.tenantonboarding.tenantctl.tenants;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** An API that tenants' own programs call: the shared one, or a silo tenant's own. */
public record InferenceApi(URI url) {
    /** A second more than API Gateway gives an HTTP API. */
    private static final Duration TIMEOUT = Duration.ofSeconds(31);

    /**
     * Asks a tenant's model.
     *
     * @param token whose tenant is asked
     * @param csv   one line of {@code text/csv}
     * @return the model's answer without the white space around it
     * @throws CommandFailed if the answer is none of the model's
     */
    public String ask(String token, String csv) {
        var answer = send(token, csv);
        if (answer.statusCode() != 200) {
            throw CommandFailed.because("POST " + answer.uri() + " answered " + answer.statusCode() + ": " + answer.body().strip());
        }
        return answer.body().strip();
    }

    /**
     * Asks with a token that may not be good for this API.
     *
     * @return the answer's HTTP status
     */
    public int status(String token, String csv) {
        return send(token, csv).statusCode();
    }

    private HttpResponse<String> send(String token, String csv) {
        var request = HttpRequest.newBuilder(URI.create(url + "/invocations"))
                .timeout(TIMEOUT)
                .header("authorization", "Bearer " + token)
                .header("content-type", "text/csv")
                .POST(BodyPublishers.ofString(csv))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandFailed.because("POST " + request.uri() + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("interrupted", e);
        }
    }
}
