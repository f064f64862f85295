package dev.tenantonboarding.onboarding.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolSettingsTest {
    private static PoolSettings settings(String instanceType) {
        return new PoolSettings(
                "pool--main", "arn:aws:iam::000000000000:role/pool", "image:1", instanceType, 1, true, "models", "tenant-onboarding");
    }

    @Test
    void other_settings_make_another_version_and_the_same_ones_the_same() {
        assertThat(settings("ml.m5.large").versionName())
                .isEqualTo(settings("ml.m5.large").versionName())
                .isNotEqualTo(settings("ml.m5.xlarge").versionName())
                .matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")
                .startsWith("pool--main-");
    }
}
