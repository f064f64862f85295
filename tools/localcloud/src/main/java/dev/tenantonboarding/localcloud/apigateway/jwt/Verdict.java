package dev.tenantonboarding.localcloud.apigateway.jwt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an authorizer says of a request. */
public sealed interface Verdict {

    /**
     * @param claims the token's claims, each as text
     * @param scopes the token's scopes if the route asks for some
     */
    record Allowed(Map<String, String> claims, Optional<List<String>> scopes) implements Verdict {
        public Allowed {
            claims = Map.copyOf(claims);
        }

        /** Without the claims. */
        @Override
        public String toString() {
            return "Allowed";
        }
    }

    /** @param challenge the www-authenticate header; the client is not known (401) */
    record Unauthorized(String challenge) implements Verdict {
    }

    /** @param challenge the www-authenticate header; the client is known and lacks a scope (403) */
    record Forbidden(String challenge) implements Verdict {
    }
}
