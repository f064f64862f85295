package dev.tenantonboarding.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

class JwtTest {
    private final ApiAccount api = new ApiAccount();
    private final TestIssuer issuer = new TestIssuer();

    @BeforeEach
    void route() {
        var authorizer = api.gateway().createAuthorizer(request -> request.apiId(api.apiId()).name("tenants").authorizerType("JWT")
                .identitySource("$request.header.Authorization").jwtConfiguration(jwt -> jwt.issuer(issuer.url()).audience("test", "other"))).authorizerId();
        api.route("GET /mine", api.mirror(), request -> request.authorizationType("JWT").authorizerId(authorizer));
        api.route("GET /scoped", api.mirror(),
                request -> request.authorizationType("JWT").authorizerId(authorizer).authorizationScopes("orders:read", "orders:write"));
    }

    @AfterEach
    void close() {
        issuer.close();
        api.close();
    }

    @Test
    void the_function_is_told_the_claims_as_text() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var response = get("/mine", issuer.token(claims -> claims.claim("tenantId", "acme").claim("groups", List.of("a", "b")).claim("admin", true)
                .claim("big", 1234567890123L).claim("nested", Map.of("k", "v")).claim("nothing", null).issueTime(Date.from(now.minusSeconds(9)))));
        assertThat(response.statusCode()).isEqualTo(200);
        var jwt = api.event(response).at("/requestContext/authorizer/jwt");
        assertThat(jwt.at("/claims/tenantId").stringValue()).isEqualTo("acme");
        assertThat(jwt.at("/claims/groups").stringValue()).isEqualTo("[a b]");
        assertThat(jwt.at("/claims/admin").stringValue()).isEqualTo("true");
        assertThat(jwt.at("/claims/big").stringValue()).isEqualTo("1234567890123");
        assertThat(jwt.at("/claims/nested").stringValue()).isEqualTo("{\"k\":\"v\"}");
        assertThat(jwt.at("/claims/iat").stringValue()).isEqualTo(Long.toString(now.getEpochSecond() - 9));
        assertThat(jwt.get("claims").has("nothing")).isFalse();
        assertThat(jwt.has("scopes")).isTrue();
        assertThat(jwt.get("scopes").isNull()).isTrue();
    }

    @Test
    void a_request_without_a_token_is_unauthorized() {
        var response = api.get("/mine");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
    }

    @Test
    void the_word_bearer_may_be_missing() {
        assertThat(api.get("/mine", "Authorization", issuer.token(claims -> { })).statusCode()).isEqualTo(200);
    }

    @Test
    void every_claim_that_counts_is_checked() {
        var past = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
        var future = Date.from(Instant.now().plus(Duration.ofMinutes(1)));
        refused("issuer", claims -> claims.issuer("http://127.0.0.1:1"));
        refused("audience", claims -> claims.audience("another"));
        refused("audience", claims -> claims.audience(List.of()));
        refused("audience", claims -> claims.audience("another").claim("client_id", "test"));
        refused("expired", claims -> claims.expirationTime(past));
        refused("expiration", claims -> claims.expirationTime(null));
        refused("not valid yet", claims -> claims.notBeforeTime(future));
        refused("future", claims -> claims.issueTime(future));
        assertThat(get("/mine", issuer.token(claims -> claims.audience((String) null).claim("client_id", "other"))).statusCode())
                .as("client_id counts without aud").isEqualTo(200);
    }

    private void refused(String reason, Consumer<JWTClaimsSet.Builder> change) {
        refused(reason, issuer.token(change));
    }

    private void refused(String reason, String token) {
        var response = get("/mine", token);
        assertThat(response.statusCode()).as(reason).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Bearer scope=\"\" error=\"invalid_token\" error_description=\"").contains(reason);
    }

    @Test
    void only_the_issuers_own_rsa_keys_sign() throws Exception {
        var stranger = TestIssuer.newKey();
        refused("not one of the issuer's", issuer.token(JWSAlgorithm.RS256, stranger, claims -> { }));
        refused("signature is not valid",
                issuer.token(JWSAlgorithm.RS256, new RSAKey.Builder(stranger).keyID(issuer.key().getKeyID()).build(), claims -> { }));
        refused("signing method", issuer.token(JWSAlgorithm.PS256, issuer.key(), claims -> { }));
        var claims = new JWTClaimsSet.Builder().issuer(issuer.url()).audience("test").expirationTime(Date.from(Instant.now().plusSeconds(60))).build();
        refused("malformed", new PlainJWT(claims).serialize());
        var shared = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build(), claims);
        shared.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        refused("signing method", shared.serialize());
        refused("malformed", "nonsense");
        var token = issuer.token(more -> { });
        var parts = token.split("\\.");
        var other = issuer.token(more -> more.claim("tenantId", "other")).split("\\.");
        refused("signature is not valid", parts[0] + "." + other[1] + "." + parts[2]);
        assertThat(get("/mine", issuer.token(JWSAlgorithm.RS512, issuer.key(), more -> { })).statusCode()).isEqualTo(200);
    }

    @Test
    void keys_are_kept_and_asked_for_again_when_an_unknown_one_signs() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(get("/mine", issuer.token(claims -> { })).statusCode()).isEqualTo(200);
        }
        assertThat(issuer.keyRequests()).isEqualTo(1);
        issuer.rotate();
        assertThat(get("/mine", issuer.token(claims -> { })).statusCode()).isEqualTo(200);
        assertThat(issuer.keyRequests()).isEqualTo(2);
        for (var i = 0; i < 30; i++) {
            var stranger = new RSAKey.Builder(issuer.key().toRSAPublicKey()).privateKey(issuer.key().toRSAPrivateKey()).keyID("stranger-" + i).build();
            assertThat(get("/mine", issuer.token(JWSAlgorithm.RS256, stranger, claims -> { })).statusCode()).isEqualTo(401);
        }
        assertThat(issuer.keyRequests()).as("strangers can't make the cloud ask without end").isLessThanOrEqualTo(10);
    }

    @Test
    void a_route_may_ask_for_one_of_some_scopes() {
        var response = get("/scoped", issuer.token(claims -> claims.claim("scope", "profile orders:read")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(api.event(response).at("/requestContext/authorizer/jwt/scopes")).hasToString("[\"profile\",\"orders:read\"]");
        assertThat(get("/scoped", issuer.token(claims -> claims.claim("scp", List.of("orders:write")))).statusCode()).isEqualTo(200);

        var refused = get("/scoped", issuer.token(claims -> claims.claim("scope", "profile")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(refused.headers().firstValue("www-authenticate")).contains("Bearer scope=\"orders:read orders:write\" error=\"insufficient_scope\"");
    }

    @Test
    void an_issuer_that_can_not_be_asked_lets_nobody_in() {
        var token = issuer.token(claims -> { });
        issuer.close();
        refused("OIDC discovery endpoint communication error", token);
    }

    private HttpResponse<String> get(String path, String token) {
        return api.get(path, "Authorization", "Bearer " + token);
    }
}
