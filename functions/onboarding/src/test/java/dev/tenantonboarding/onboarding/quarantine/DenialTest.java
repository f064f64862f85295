package dev.tenantonboarding.onboarding.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.QuarantinePolicy;
import dev.tenantonboarding.tenancy.policy.Statement;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenialTest {
    // The longest partition and Region there are.
    private static final Arns ARNS = new Arns("aws-us-gov", "ap-northeast-1", "000000000000");

    private static Denial denial(InvokeRole role, List<Held> held) {
        return Denial.of(role, held, "pool--main", ARNS);
    }

    private static Held byHand(String id, IsolationModel isolation) {
        return new Held(new TenantId(id), Optional.of(isolation), false, Set.of());
    }

    private static List<Held> longest(int many, IsolationModel isolation, boolean exposed) {
        return IntStream.range(0, many)
                .mapToObj(number -> new Held(new TenantId("t%031d".formatted(number)), Optional.of(isolation), exposed, Set.of()))
                .toList();
    }

    private static Stream<String> values(Denial denial, String sid) {
        return statements(denial, sid).flatMap(statement -> statement.conditions().stream()).flatMap(condition -> condition.values().stream());
    }

    private static Stream<Statement> statements(Denial denial, String sid) {
        return denial.policy().statements().stream().filter(statement -> statement.sid().equals(sid));
    }

    @Test
    void tenants_held_by_hand_are_denied_by_the_role_that_they_enter_by() {
        List<Held> held = List.of(
                byHand("zeta", IsolationModel.POOL), byHand("acme", IsolationModel.POOL), byHand("east", IsolationModel.BRIDGE),
                byHand("hooli", IsolationModel.SILO));

        assertThat(values(denial(InvokeRole.POOL, held), "CallsByTenants")).containsExactly("acme", "zeta");
        assertThat(values(denial(InvokeRole.BRIDGE, held), "CallsByTenants")).containsExactly("east");
        assertThat(denial(InvokeRole.POOL, held).policy().statements()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void exposed_tenants_are_denied_by_both_roles_and_their_models_are_denied_to_everyone(InvokeRole role) {
        Denial denial = denial(role, List.of(
                new Held(new TenantId("acme"), Optional.of(IsolationModel.POOL), true, Set.of()),
                new Held(new TenantId("east"), Optional.of(IsolationModel.BRIDGE), true, Set.of()),
                new Held(new TenantId("hooli"), Optional.of(IsolationModel.SILO), true, Set.of())));

        assertThat(values(denial, "CallsByTenants")).containsExactly("acme", "east", "hooli");
        assertThat(values(denial, "CallsOfPoolModels")).containsExactly("acme.tar.gz");
        assertThat(statements(denial, "CallsOfPoolModels").flatMap(statement -> statement.resources().stream()))
                .containsExactly(ARNS.endpoint("pool--main"));
        assertThat(statements(denial, "CallsOfEndpoints").flatMap(statement -> statement.resources().stream()))
                .containsExactly(ARNS.endpoint("east"), ARNS.endpoint("silo--hooli"));
    }

    @Test
    void nobody_held_is_what_the_template_says() {
        assertThat(denial(InvokeRole.POOL, List.of()).policy()).isEqualTo(QuarantinePolicy.ofNobody());
    }

    @Test
    void the_same_tenants_give_the_same_policy_whatever_their_order() {
        List<Held> held = Stream.of(longest(5, IsolationModel.POOL, true), longest(3, IsolationModel.BRIDGE, false)).flatMap(List::stream).toList();

        assertThat(denial(InvokeRole.POOL, held.reversed())).isEqualTo(denial(InvokeRole.POOL, held));
    }

    @Test
    void two_hundred_tenants_with_the_longest_ids_fit_by_hand_and_then_some() {
        Denial denial = denial(InvokeRole.POOL, longest(200, IsolationModel.POOL, false));

        assertThat(denial.overflow()).isFalse();
        assertThat(values(denial, "CallsByTenants")).hasSize(200);
        assertThat(denial.policy().toJson()).hasSizeLessThanOrEqualTo(Denial.MOST_CHARACTERS).doesNotContainAnyWhitespaces();
        assertThat(denial(InvokeRole.POOL, List.of()).room()).isEqualTo(200 + denial.room()).isGreaterThan(250);
    }

    @ParameterizedTest
    @EnumSource
    void the_room_told_is_exact(IsolationModel exposed) {
        for (int violations : List.of(0, 1, 2, 20)) {
            List<Held> held = longest(violations, exposed, true);
            int room = denial(InvokeRole.BRIDGE, held).room();

            assertThat(denial(InvokeRole.BRIDGE, with(held, room)).overflow()).isFalse();
            assertThat(denial(InvokeRole.BRIDGE, with(held, room)).room()).isZero();
            assertThat(denial(InvokeRole.BRIDGE, with(held, room + 1)).overflow()).isTrue();
        }
    }

    private static List<Held> with(List<Held> held, int more) {
        return Stream.concat(
                        held.stream(),
                        IntStream.range(0, more).mapToObj(number -> byHand("x%031d".formatted(number), IsolationModel.BRIDGE)))
                .toList();
    }

    @Test
    void tenants_too_many_to_be_named_leave_nobody_out() {
        Denial denial = denial(InvokeRole.POOL, longest(400, IsolationModel.POOL, false));

        assertThat(denial.policy()).isEqualTo(QuarantinePolicy.ofEverybody());
        assertThat(denial.overflow()).isTrue();
        assertThat(denial.room()).isZero();
        assertThat(denial(InvokeRole.BRIDGE, longest(400, IsolationModel.POOL, false)).overflow()).isFalse();
    }
}
