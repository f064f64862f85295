package dev.tenantonboarding.onboarding.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldTest {
    private static Held stale(Optional<IsolationModel> isolation, String... configurations) {
        return new Held(new TenantId("acme"), isolation, false, Set.of(configurations));
    }

    @Test
    void who_is_held_for_a_configuration_is_out_of_it_once_the_endpoint_has_none_of_those() {
        Held held = stale(Optional.empty(), "pool--main-1", "pool--main-1-r1");

        assertThat(held.isOutOf(Set.of("pool--main-1-r2"))).isTrue();
        assertThat(held.isOutOf(Set.of())).isTrue();
        assertThat(held.isOutOf(Set.of("pool--main-1-r1"))).isFalse();
        assertThat(held.isOutOf(Set.of("pool--main-1-r1", "pool--main-1-r2"))).isFalse();
    }

    @Test
    void who_is_held_for_its_own_sake_alone_is_never_out_of_it() {
        assertThat(stale(Optional.of(IsolationModel.POOL)).isOutOf(Set.of())).isFalse();
    }

    @Test
    void a_fresh_pool_lets_in_whoever_was_held_for_its_sake_and_nobody_else() {
        assertThat(stale(Optional.empty(), "pool--main-1").fresh()).isEmpty();
        assertThat(stale(Optional.of(IsolationModel.BRIDGE), "pool--main-1").fresh()).hasValueSatisfying(still -> {
            assertThat(still.isDeniedBy(InvokeRole.POOL)).isFalse();
            assertThat(still.isDeniedBy(InvokeRole.BRIDGE)).isTrue();
        });
    }
}
