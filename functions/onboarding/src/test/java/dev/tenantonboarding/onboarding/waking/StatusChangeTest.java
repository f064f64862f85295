package dev.tenantonboarding.onboarding.waking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusChangeTest {
    @Test
    void a_silo_tenants_stack_names_the_tenant() {
        assertThat(of("stack-id", "arn:aws:cloudformation:us-east-1:000000000000:stack/tenant--acme-labs/0b1c").tenant())
                .contains(new TenantId("acme-labs"));
    }

    @Test
    void a_bridge_tenants_endpoint_names_the_tenant() {
        assertThat(of("EndpointName", "acme-labs").tenant()).contains(new TenantId("acme-labs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool--main", "silo--acme", "Acme", "a", "", "acme--x"})
    void any_other_endpoint_names_none(String name) {
        assertThat(of("EndpointName", name).tenant()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "arn:aws:cloudformation:us-east-1:000000000000:stack/acme/0b1c",
        "arn:aws:cloudformation:us-east-1:000000000000:stack/tenant-onboarding/0b1c",
        "arn:aws:cloudformation:us-east-1:000000000000:stack/tenant--Acme/0b1c",
        "arn:aws:cloudformation:us-east-1:000000000000:stack/tenant--/0b1c",
        "tenant--acme",
        ""
    })
    void any_other_stack_names_none(String arn) {
        assertThat(of("stack-id", arn).tenant()).isEmpty();
    }

    @Test
    void what_is_no_such_event_is_refused() {
        assertThatThrownBy(() -> StatusChange.of(Map.of("detail", "acme")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("not a status change: it has no detail");
        assertThatThrownBy(() -> of("stack-id", 7).tenant())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("it names neither");
    }

    private static StatusChange of(String field, Object value) {
        return StatusChange.of(Map.of("detail", Map.of(field, value)));
    }
}
