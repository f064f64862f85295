package dev.tenantonboarding.tenantctl.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.tenantctl.CommandFailed;

class IssuerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;
    private static LocalCloud cloud;
    private static URI issuer;

    @BeforeAll
    static void start() {
        var mounts = Map.<String, Mount>of(Issuer.PATH, new Issuer(Clock.fixed(NOW, ZoneOffset.UTC)));
        cloud = LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, folder.resolve("cloud.log"), mounts));
        issuer = Issuer.url(cloud.uri());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void aTokenCarriesItsClaimsHoldsAnHourAndIsSignedWithAPublishedKey() throws Exception {
        var token = SignedJWT.parse(new TokenRequest(issuer, "some-api", Map.of("tenantId", "acme", "isolation", "pool")).send());
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer.toString());
        assertThat(claims.getAudience()).containsExactly("some-api");
        assertThat(claims.getStringClaim("tenantId")).isEqualTo("acme");
        assertThat(claims.getStringClaim("isolation")).isEqualTo("pool");
        assertThat(claims.getIssueTime()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime()).isEqualTo(NOW.plus(Issuer.LIFETIME));
        var keys = JWKSet.load(URI.create(discovery().path("jwks_uri").asText()).toURL());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void discoveryNamesTheIssuerAsTheTokensDo() throws Exception {
        assertThat(discovery().path("issuer").asText()).isEqualTo(issuer.toString());
    }

    @Test
    void issuerAndExpiryAreNotForTheAskerToChoose() throws Exception {
        var token = SignedJWT.parse(new TokenRequest(issuer, "api", Map.of("iss", "https://elsewhere.example", "aud", "other")).send());
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.toString());
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("api");
    }

    @Test
    void aRequestWithoutClaimsIsRefused() throws Exception {
        assertThat(post("{\"audience\": \"api\"}").statusCode()).isEqualTo(400);
        assertThat(post("no json").statusCode()).isEqualTo(400);
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void anIssuerElsewhereIsNotAsked() {
        assertThatThrownBy(() -> new TokenRequest(URI.create("https://id.example"), "api", Map.of()).send())
                .isInstanceOf(CommandFailed.class).hasMessageContaining("https://id.example");
    }

    private static JsonNode discovery() throws IOException, InterruptedException {
        return JSON.readTree(get("/.well-known/openid-configuration").body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(issuer + path)).build());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(issuer + "/token")).POST(BodyPublishers.ofString(body)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
