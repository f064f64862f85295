package dev.tenantonboarding.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.QuarantinePolicy;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What the platform and each silo tenant use up, counted in the committed templates.
 *
 * @param roles of the platform, in all its variants together
 * @param tenantRoles of one silo tenant
 */
record Platform(int roles, int tenantRoles, int quarantineRoom) {
    private static final String ROLE = "AWS::IAM::Role";

    static Platform of(Home home) throws IOException {
        return new Platform(count(home.template(), ROLE), count(home.siloTemplate(), ROLE), room());
    }

    private static int count(Path template, String type) throws IOException {
        JsonNode resources = new ObjectMapper().readTree(template.toFile()).path("Resources");
        return (int) StreamSupport.stream(resources.spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .count();
    }

    /** How many tenants with the longest ids one policy can name. */
    private static int room() {
        String longest = "x".repeat(TenantId.MAX_LENGTH);
        return (int) IntStream.iterate(1, tenants -> tenants + 1)
                .takeWhile(tenants -> new QuarantinePolicy(Collections.nCopies(tenants, longest), List.of(), "", List.of())
                                .policy().toJson().length() <= Input.INLINE_POLICY.value)
                .count();
    }
}
