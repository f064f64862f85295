package dev.tenantonboarding.localcloud.apigateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** An issuer of tokens on a port of its own. */
final class TestIssuer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger keyRequests = new AtomicInteger();
    private volatile RSAKey key = newKey();

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", () -> "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
        serve("/keys", () -> {
            keyRequests.incrementAndGet();
            return new JWKSet(key).toPublicJWKSet().toString();
        });
        server.start();
    }

    private void serve(String path, Supplier<String> answer) {
        server.createContext(path, exchange -> {
            var bytes = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often the keys were asked for. */
    int keyRequests() {
        return keyRequests.get();
    }

    /** From now on another key signs, and only that is told. */
    void rotate() {
        key = newKey();
    }

    RSAKey key() {
        return key;
    }

    /** A valid token for the audience {@code test}, changed as wished. */
    String token(Consumer<JWTClaimsSet.Builder> more) {
        return token(JWSAlgorithm.RS256, key, more);
    }

    String token(JWSAlgorithm algorithm, RSAKey signer, Consumer<JWTClaimsSet.Builder> more) {
        var claims = new JWTClaimsSet.Builder().issuer(url()).audience("test").subject("someone")
                .issueTime(Date.from(Instant.now().minus(Duration.ofMinutes(1)))).expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
        more.accept(claims);
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(signer.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
