package dev.tenantonboarding.onboarding.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final int TENANTS = 40;
    private static final long FIRST_RUN = 1_000_003;

    @Test
    void each_ordered_pairs_turn_comes_within_as_many_runs_as_it_takes_to_ask_every_other_tenant() {
        for (int tenants = 2; tenants <= TENANTS; tenants++) {
            for (int neighbours = 1; neighbours <= tenants + 1; neighbours++) {
                Rotation rotation = new Rotation(neighbours);
                int runs = Math.ceilDiv(tenants - 1, neighbours);
                for (int tenant = 0; tenant < tenants; tenant++) {
                    Set<Integer> met = new HashSet<>();
                    for (long run = FIRST_RUN; run < FIRST_RUN + runs; run++) {
                        met.addAll(rotation.neighboursOf(tenant, tenants, run));
                    }
                    assertThat(met).as("%d of %d tenants, %d neighbours", tenant, tenants, neighbours)
                            .hasSize(tenants - 1).doesNotContain(tenant);
                }
            }
        }
    }

    @Test
    void no_run_gives_a_tenant_itself_a_neighbour_twice_or_more_than_wanted() {
        for (int tenants = 1; tenants <= TENANTS; tenants++) {
            List<Integer> places = IntStream.range(0, tenants).boxed().toList();
            for (int neighbours = 1; neighbours <= 5; neighbours++) {
                for (long run = 0; run < 2 * TENANTS; run++) {
                    for (int tenant = 0; tenant < tenants; tenant++) {
                        assertThat(new Rotation(neighbours).neighboursOf(tenant, tenants, run))
                                .hasSize(Math.min(neighbours, tenants - 1)).doesNotHaveDuplicates().doesNotContain(tenant)
                                .isSubsetOf(places);
                    }
                }
            }
        }
    }

    @Test
    void in_one_run_every_tenant_is_a_neighbour_as_often_as_every_other() {
        List<Integer> asked = IntStream.range(0, TENANTS)
                .boxed()
                .flatMap(tenant -> new Rotation(3).neighboursOf(tenant, TENANTS, FIRST_RUN).stream())
                .toList();

        assertThat(IntStream.range(0, TENANTS)).allSatisfy(tenant -> assertThat(asked.stream().filter(place -> place == tenant)).hasSize(3));
    }

    @Test
    void a_runs_number_may_be_as_large_as_it_likes() {
        assertThat(new Rotation(30).neighboursOf(5, 100_000, Long.MAX_VALUE)).hasSize(30).doesNotContain(5);
    }

    @Test
    void places_are_those_in_the_list_of_tenants() {
        List<TenantId> tenants = List.of(new TenantId("acme"), new TenantId("globex"), new TenantId("initech"));

        assertThat(new Rotation(1).neighboursOf(2, tenants, 0)).containsExactly(new TenantId("acme"));
        assertThat(new Rotation(1).neighboursOf(2, tenants, 1)).containsExactly(new TenantId("globex"));
        assertThat(new Rotation(1).neighboursOf(0, List.of(new TenantId("acme")), 7)).isEmpty();
    }

    @Test
    void without_neighbours_there_is_nothing_to_rotate() {
        assertThatThrownBy(() -> new Rotation(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
