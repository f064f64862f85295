package dev.tenantonboarding.tenantctl.issuer;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.place.Target;

/** Asks a local cloud's issuer for a token, from any process on this machine. */
public record TokenRequest(URI issuer, String audience, Map<String, String> claims) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public TokenRequest {
        claims = Map.copyOf(claims);
    }

    /** @throws CommandFailed if the issuer is not a local cloud's, or does not answer */
    public String send() {
        if (!Target.isLoopback(issuer)) {
            throw CommandFailed.because("tokens of " + issuer + " come from that identity provider; tenantctl makes tokens on a local cloud only");
        }
        var wanted = JSON.createObjectNode().put("audience", audience);
        claims.forEach(wanted.putObject("claims")::put);
        try {
            var connection = (HttpURLConnection) Issuer.token(issuer).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(wanted.toString().getBytes(StandardCharsets.UTF_8));
            }
            try (var in = connection.getInputStream()) {
                return JSON.readTree(in).path("access_token").textValue();
            }
        } catch (IOException e) {
            throw CommandFailed.because("the issuer " + issuer + " gave no token: " + e.getMessage(), e);
        }
    }
}
