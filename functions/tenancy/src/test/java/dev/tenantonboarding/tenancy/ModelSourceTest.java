package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSourceTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void an_archive_and_a_prefix_are_told_apart_by_their_ends() {
        assertThat(ModelSource.parse("s3://models/acme/v1/model.tar.gz", ACME))
                .isEqualTo(new ModelSource.Archive("models", "acme/v1/model.tar.gz"));
        assertThat(ModelSource.parse("s3://models/shared/wine/", ACME)).isEqualTo(new ModelSource.Prefix("models", "shared/wine/"));
    }

    @ParameterizedTest
    @CsvSource({
        "s3://models/other/model.tar.gz, must lie under",
        "s3://models/acme2/model.tar.gz, must lie under",
        "s3://models/acme.tar.gz, must lie under",
        "s3://models/acme/../other/model.tar.gz, path segment",
        "s3://models/acme/./model.tar.gz, path segment",
        "s3://models/acme//model.tar.gz, path segment",
        "s3://models/shared/../other/, path segment",
        "s3://models/acme/model.pkl, must name an archive",
        "s3://models/, must be an s3",
        "s3:///acme/model.tar.gz, must be an s3",
        "S3://models/acme/model.tar.gz, must be an s3",
        "s3://Models/acme/model.tar.gz, must be an s3",
        "arn:aws:s3:::models/acme/model.tar.gz, must be an s3",
    })
    void a_place_that_is_not_the_tenants_is_refused(String url, String rule) {
        assertThatThrownBy(() -> ModelSource.parse(url, ACME)).isInstanceOf(InvalidTenantEvent.class).hasMessageContaining(rule);
    }

    @Test
    void a_key_longer_than_s3_allows_is_refused() {
        assertThatThrownBy(() -> ModelSource.parse("s3://models/acme/" + "é".repeat(600) + "/", ACME))
                .isInstanceOf(InvalidTenantEvent.class)
                .hasMessageContaining("1024 bytes");
    }

    @Test
    void another_bucket_than_the_allowed_one_is_refused_naming_the_allowed_one() {
        ModelSource source = ModelSource.parse("s3://elsewhere/acme/model.tar.gz", ACME);

        assertThatThrownBy(() -> source.requireBucket("models")).isInstanceOf(InvalidTenantEvent.class).hasMessageContaining("bucket models");
    }
}
