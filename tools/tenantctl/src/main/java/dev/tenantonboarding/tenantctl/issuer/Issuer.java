package dev.tenantonboarding.tenantctl.issuer;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import com.nimbusds.jose.jwk.RSAKey;
import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.tenantctl.place.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers below {@link #PATH} of the local cloud's port: OpenID discovery, the public keys, and tokens with whatever claims are
 * asked for. It asks nobody who they are, which is right only because the port can be reached from this machine alone.
 */
public final class Issuer implements Mount {
    public static final String PATH = "/_local/issuer";
    /** How long a token holds. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final String TOKEN = "/token";

    private final Clock clock;
    private final CompletableFuture<SigningKey> key;

    public Issuer(Clock wallClock) {
        // Made beside the cloud's start: finding the primes can take half a second.
        this(wallClock, CompletableFuture.supplyAsync(SigningKey::create));
    }

    /** With a key that others have too, such as tests that sign what no issuer would. */
    public Issuer(Clock wallClock, RSAKey key) {
        this(wallClock, CompletableFuture.completedFuture(new SigningKey(key)));
    }

    private Issuer(Clock wallClock, CompletableFuture<SigningKey> key) {
        this.clock = wallClock;
        this.key = key;
    }

    /** The {@code iss} of the tokens of the cloud at this endpoint. */
    public static URI url(URI endpoint) {
        return endpoint.resolve(PATH);
    }

    public static URI discovery(URI endpoint) {
        return endpoint.resolve(PATH + DISCOVERY);
    }

    static URI token(URI issuer) {
        return URI.create(issuer + TOKEN);
    }

    @Override
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A page in a browser can send a request here under a host name of its own; it must not get a token.
        if (!Target.isLoopback(URI.create(request.getScheme() + "://" + request.getServerName()))) {
            refuse(response, 403, "the issuer answers on a loopback address only");
            return;
        }
        var issuer = "http://127.0.0.1:" + request.getLocalPort() + PATH;
        switch (request.getMethod() + " " + request.getRequestURI().substring(PATH.length())) {
            case "GET " + DISCOVERY -> answer(response, 200, discoveryDocument(issuer));
            case "GET " + KEYS -> answer(response, 200, key.join().publicKeys());
            case "POST " + TOKEN -> issue(request, response, issuer);
            default -> refuse(response, 404, "the issuer serves GET " + DISCOVERY + ", GET " + KEYS + " and POST " + TOKEN);
        }
    }

    private void issue(HttpServletRequest request, HttpServletResponse response, String issuer) throws IOException {
        try {
            var wanted = JSON.readTree(request.getInputStream());
            if (!wanted.path("audience").isTextual() || !wanted.path("claims").isObject()) {
                refuse(response, 400, "a token needs {\"audience\": text, \"claims\": object}");
                return;
            }
            var claims = JSON.convertValue(wanted.get("claims"), new TypeReference<Map<String, Object>>() {});
            var token = key.join().sign(issuer, wanted.get("audience").textValue(), claims, clock.instant(), LIFETIME);
            answer(response, 200, JSON.createObjectNode()
                    .put("access_token", token)
                    .put("token_type", "Bearer")
                    .put("expires_in", LIFETIME.toSeconds())
                    .toString());
        } catch (JsonProcessingException notJson) {
            refuse(response, 400, "the body is not JSON");
        }
    }

    private static String discoveryDocument(String issuer) {
        var document = JSON.createObjectNode()
                .put("issuer", issuer)
                .put("jwks_uri", issuer + KEYS)
                .put("token_endpoint", issuer + TOKEN);
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        return document.toString();
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        answer(response, status, JSON.createObjectNode().put("error", why).toString());
    }

    private static void answer(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write(json);
    }
}
