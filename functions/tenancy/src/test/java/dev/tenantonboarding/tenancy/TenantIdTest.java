package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "acme", "acme-2", "a1-b2-c3", "a23456789012345678901234567890ab"})
    void names_of_lower_case_letters_digits_and_single_hyphens_are_tenants(String value) {
        assertThat(new TenantId(value)).hasToString(value);
    }

    @Test
    void the_prefix_that_every_tenant_may_read_is_no_ones_name() {
        assertThatThrownBy(() -> new TenantId("shared")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not be shared");
        assertThat(ModelSource.SHARED_PREFIX).isEqualTo("shared/");
        assertThat(new TenantId("shared-2")).hasToString("shared-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Acme", "1acme", "-acme", "acme-", "ac--me", "pool--main", "ac_me", "ac.me", "ac/me", "..", "acme ", "acme\n",
            "äcme", "a23456789012345678901234567890abc"})
    void anything_else_is_refused_with_the_rule(String value) {
        assertThatThrownBy(() -> new TenantId(value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(TenantId.RULE);
    }
}
