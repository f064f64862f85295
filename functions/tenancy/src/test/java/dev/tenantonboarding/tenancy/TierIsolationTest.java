package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TierIsolationTest {
    @Test
    void each_tier_has_its_isolation_model() {
        TierIsolation tiers = TierIsolation.parse("basic=pool,standard=bridge,premium=silo");

        assertThat(tiers.of("standard")).contains(IsolationModel.BRIDGE);
        assertThat(tiers.of("gold")).isEmpty();
        assertThat(tiers.words()).isEqualTo("basic, premium, standard");
    }

    @Test
    void a_tier_may_begin_or_end_as_another_does() {
        assertThat(TierIsolation.parse("gold=pool,gold-eu=silo,old=bridge,go=pool").words()).isEqualTo("go, gold, gold-eu, old");
    }

    @Test
    void nothing_at_all_is_no_tiers() {
        assertThat(TierIsolation.parse("")).isEqualTo(TierIsolation.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "basic=", "basic=vault", "Basic=pool", "basic=POOL", "basic=pool,", "basic=pool;gold=silo", "a=pool,a=silo", "b=pool,a=pool,c=pool,a=pool", " a=pool"})
    void anything_else_is_refused_with_the_models_there_are(String text) {
        assertThatThrownBy(() -> TierIsolation.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("pool, bridge, silo");
    }
}
