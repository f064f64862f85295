package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiloNamesTest {
    private final SiloNames acme = new SiloNames(new TenantId("acme"));
    private final SiloNames longest = new SiloNames(new TenantId("a".repeat(TenantId.MAX_LENGTH)));

    @Test
    void what_a_silo_tenant_owns_is_called_after_it() {
        assertThat(acme.stack()).isEqualTo("tenant--acme");
        assertThat(acme.endpoint()).isEqualTo("silo--acme").isEqualTo(ModelAddress.silo("acme").endpointName());
        assertThat(acme.version("0a1b2c3d")).isEqualTo("silo--acme-0a1b2c3d");
        assertThat(acme.function()).isEqualTo("tenant--acme--inference");
        assertThat(acme.functionRole()).isEqualTo("tenant--acme--function");
        assertThat(acme.containerRole()).isEqualTo("tenant--acme--container");
        assertThat(acme.functionLogGroup()).isEqualTo("/aws/lambda/tenant--acme--inference");
        assertThat(acme.artifactKey("0123456789abcdef".repeat(4))).isEqualTo("silo/acme/0123456789abcdef.tar.gz");
    }

    @Test
    void the_longest_id_still_gives_names_that_aws_allows() {
        assertThat(longest.version("0a1b2c3d")).hasSizeLessThanOrEqualTo(63).matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
        assertThat(longest.function()).hasSizeLessThanOrEqualTo(64);
        assertThat(longest.containerRole()).hasSizeLessThanOrEqualTo(64);
        assertThat(longest.stack()).hasSizeLessThanOrEqualTo(128).matches("[a-zA-Z][-a-zA-Z0-9]*");
    }
}
