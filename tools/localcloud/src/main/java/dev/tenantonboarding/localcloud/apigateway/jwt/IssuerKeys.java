package dev.tenantonboarding.localcloud.apigateway.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An issuer's public keys, found through its discovery document, kept, and asked for again when a token names an unknown one. */
final class IssuerKeys {
    private static final Duration KEPT = Duration.ofHours(2);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** Unknown keys can make the cloud ask the issuer this often within {@link #LIMIT}. */
    private static final int MOST_FETCHES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String issuer;
    private final HttpClient http;
    private final InstantSource clock;
    private final BiConsumer<String, Throwable> log;
    private final Deque<Instant> fetches = new ArrayDeque<>();
    private JWKSet keys = new JWKSet();

    /** @param clock wall time */
    IssuerKeys(String issuer, HttpClient http, InstantSource clock, BiConsumer<String, Throwable> log) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
        this.log = log;
    }

    /** @throws InvalidToken if the issuer has no such RSA key, or can't be asked */
    synchronized RSAKey get(String keyId) throws InvalidToken {
        var now = clock.instant();
        if (!fetches.isEmpty() && fetches.peekLast().plus(KEPT).isBefore(now)) {
            keys = new JWKSet();
        }
        var known = find(keyId);
        if (known.isEmpty() && mayFetch(now)) {
            fetches.addLast(now);
            keys = fetch();
            known = find(keyId);
        }
        return known.orElseThrow(() -> new InvalidToken("the token's signing key is not one of the issuer's"));
    }

    private Optional<RSAKey> find(String keyId) {
        return Optional.ofNullable(keys.getKeyByKeyId(keyId)).filter(RSAKey.class::isInstance).map(RSAKey.class::cast);
    }

    private boolean mayFetch(Instant now) {
        fetches.removeIf(fetch -> fetch.plus(LIMIT).isBefore(now) && fetch != fetches.peekLast());
        return fetches.stream().filter(fetch -> fetch.plus(LIMIT).isAfter(now)).count() < MOST_FETCHES;
    }

    private JWKSet fetch() throws InvalidToken {
        try {
            var discovery = JSON.readTree(get(URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")));
            return JWKSet.parse(get(URI.create(discovery.path("jwks_uri").stringValue())));
        } catch (IOException | JacksonException | ParseException | IllegalArgumentException e) {
            log.accept("the keys of the issuer " + issuer + " can't be read", e);
            throw new InvalidToken("OIDC discovery endpoint communication error");
        }
    }

    private String get(URI uri) throws IOException {
        try {
            var answer = http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(uri + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + uri, e);
        }
    }
}
