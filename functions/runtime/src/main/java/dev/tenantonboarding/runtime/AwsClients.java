package dev.tenantonboarding.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Builds a function's SDK clients from its environment alone, so that several functions can live in one JVM. All share one HTTP client.
 */
public final class AwsClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    // Of all clients: each would start up to five threads of its own, which nobody ends.
    private static final ScheduledExecutorService TIMEOUTS = timeouts();

    private final SdkHttpClient http;
    private final Region region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;
    private final boolean skipsTime;

    /** @param socketTimeout how long an answer may stay silent */
    public AwsClients(Environment environment, Duration socketTimeout) {
        http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT).socketTimeout(socketTimeout).build();
        region = Region.of(environment.required("AWS_REGION"));
        endpoint = environment.optional("AWS_ENDPOINT_URL").map(URI::create);
        credentials = credentials(environment);
        skipsTime = environment.skipsTime();
    }

    /** Where all services answer instead of AWS's own addresses, if anywhere. */
    public Optional<URI> endpoint() {
        return endpoint;
    }

    /**
     * Completes a client's builder.
     *
     * @param attempts how often a call is tried, if AWS fails in a way that passes
     * @param callTimeout bounds each call, all its attempts included
     * @param interceptors see each request before it is signed
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, int attempts, Duration callTimeout, ExecutionInterceptor... interceptors) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(configuration -> {
                    configuration.retryStrategy(retry -> pauses(retry.maxAttempts(attempts)));
                    configuration.scheduledExecutorService(TIMEOUTS);
                    configuration.apiCallTimeout(callTimeout);
                    configuration.executionInterceptors(List.of(interceptors));
                })
                .build();
    }

    private void pauses(RetryStrategy.Builder<?, ?> retry) {
        if (skipsTime) {
            retry.backoffStrategy(BackoffStrategy.retryImmediately()).throttlingBackoffStrategy(BackoffStrategy.retryImmediately());
        }
    }

    private static ScheduledExecutorService timeouts() {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("call-timeout").factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(1, TimeUnit.MINUTES);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static AwsCredentialsProvider credentials(Environment environment) {
        Optional<String> key = environment.optional("AWS_ACCESS_KEY_ID");
        if (key.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        String secret = environment.required("AWS_SECRET_ACCESS_KEY");
        return environment.optional("AWS_SESSION_TOKEN")
                .map(token -> StaticCredentialsProvider.create(AwsSessionCredentials.create(key.get(), secret, token)))
                .orElseGet(() -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key.get(), secret)));
    }
}
