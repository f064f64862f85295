package dev.tenantonboarding.tenantctl.place;

import java.io.IOException;
import java.io.UncheckedIOException;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Lets the SDK see a broken connection as what it is. {@link UrlConnectionHttpClient} wraps what it gets while it waits for the answer in an
 * {@link UncheckedIOException}, and the SDK tries again after an {@link IOException} only: a kept connection that the other side has just ended
 * would fail the call.
 */
public final class RetriableHttpClient implements SdkHttpClient {
    private final SdkHttpClient client;

    /** @param client is closed with this one */
    public RetriableHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (UncheckedIOException broken) {
                    throw broken.getCause();
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
