package dev.tenantonboarding.inference.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An issuer on a port of its own, that says what it is told to. */
public final class LocalIssuer implements AutoCloseable {
    public static final String AUDIENCE = "tenant-apps";

    // One for all: making a key takes longer than most tests.
    private static final RSAKey KEY = newKey("key-1");

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile List<JWK> keys = List.of(KEY);
    private volatile String keysUrl;
    private volatile String name;
    private volatile int status = 200;

    public LocalIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
        name = url();
        keysUrl = url() + "/keys";
    }

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2_048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With a path, as many issuers have. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/issuer";
    }

    public RSAKey key() {
        return KEY;
    }

    /** The paths of the requests so far. */
    public List<String> asked() {
        return asked;
    }

    void publishes(JWK... published) {
        keys = List.of(published);
    }

    void saysThatItsKeysAreAt(String url) {
        keysUrl = url;
    }

    void saysThatItIs(String url) {
        name = url;
    }

    public void answersWith(int otherStatus) {
        status = otherStatus;
    }

    /** What a good token for the tenant claims, with some of it changed. */
    public Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        long now = System.currentTimeMillis() / 1_000;
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss", url(), "aud", AUDIENCE, "sub", "somebody", "tenantId", "acme", "isolation", "pool",
                "iat", now, "exp", now + 600));
        change.accept(claims);
        return claims;
    }

    public String token(Consumer<Map<String, Object>> change) {
        return signed(KEY, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims(change));
    }

    static String signed(RSAKey by, JWSHeader header, Map<String, Object> claims) {
        try {
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String body = path.endsWith("openid-configuration")
                ? "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(name, keysUrl)
                : new JWKSet(keys).toString();
        if (path.endsWith("/moved")) {
            exchange.getResponseHeaders().set("Location", url() + "/keys");
        }
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.endsWith("/moved") ? 302 : status, sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
