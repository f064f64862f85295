package dev.tenantonboarding.localcloud.apigateway.jwt;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The issuers that authorizers pin, each with its keys. */
public final class Issuers implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, IssuerKeys> keys = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final BiConsumer<String, Throwable> log;

    /**
     * @param clock wall time, by which tokens are judged
     * @param log   hears of issuers that can't be asked
     */
    public Issuers(InstantSource clock, BiConsumer<String, Throwable> log) {
        this.clock = clock;
        this.log = log;
    }

    IssuerKeys keys(String issuer) {
        return keys.computeIfAbsent(issuer, name -> new IssuerKeys(name, http, clock, log));
    }

    InstantSource clock() {
        return clock;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
