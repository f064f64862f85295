package dev.tenantonboarding.onboarding.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PoolProbesTest {
    private static final Subject ACME = new Subject(new TenantId("acme"), new ProbeRequest("1,2", "text/csv"));
    private static final Subject GLOBEX = new Subject(new TenantId("globex"), ProbeRequest.DEFAULT);

    private static List<Probe.Invoke> invocations(List<Probe> probes) {
        return probes.stream().filter(Probe.Invoke.class::isInstance).map(Probe.Invoke.class::cast).toList();
    }

    @Test
    void only_calls_of_the_callers_own_model_are_to_be_allowed() {
        List<Probe> probes = PoolProbes.around(ACME, List.of(GLOBEX));

        assertThat(invocations(probes)).allSatisfy(probe -> {
            boolean own = probe.targetModel().filter((probe.from() + ".tar.gz")::equals).isPresent();
            assertThat(probe.expected()).isEqualTo(own ? Expected.ALLOWED : Expected.DENIED);
        });
    }

    @Test
    void a_neighbour_is_tried_both_ways_and_passes_its_own_control() {
        Set<String> pairs = invocations(PoolProbes.around(ACME, List.of(GLOBEX))).stream()
                .map(probe -> probe.from() + ">" + probe.to())
                .collect(Collectors.toSet());

        assertThat(pairs).contains("acme>acme", "acme>globex", "globex>acme", "globex>globex");
    }

    @Test
    void names_alike_are_tried_both_ways_whether_or_not_there_are_neighbours() {
        Set<String> pairs = invocations(PoolProbes.around(ACME, List.of())).stream()
                .map(probe -> probe.from() + ">" + probe.to())
                .collect(Collectors.toSet());

        assertThat(pairs).contains("acme>acme0", "acme>xacme", "acme>acm", "acme>cme", "acme>acme-two", "acme0>acme", "acm>acme");
    }

    @Test
    void odd_spellings_and_no_target_at_all_are_tried_and_are_targets_that_sagemaker_takes() {
        List<Probe.Invoke> probes = invocations(PoolProbes.around(ACME, List.of()));

        assertThat(probes).filteredOn(probe -> probe.targetModel().isEmpty()).hasSize(1);
        assertThat(probes.stream().flatMap(probe -> probe.targetModel().stream()))
                .contains("ACME.tar.gz", "x/../acme.tar.gz", "acme/acme.tar.gz")
                .allSatisfy(target -> assertThat(target).matches("\\S\\p{Print}*").hasSizeLessThan(1_024));
    }

    @Test
    void sessions_without_exactly_the_one_tag_are_tried() {
        List<Map<String, String>> tags = PoolProbes.around(ACME, List.of()).stream()
                .filter(Probe.OpenSession.class::isInstance)
                .map(probe -> ((Probe.OpenSession) probe).tags())
                .toList();

        assertThat(tags).contains(Map.of(), Map.of("TenantID", "")).hasSize(3);
        assertThat(tags).anySatisfy(two -> assertThat(two).hasSize(2).containsEntry("TenantID", "acme"));
    }

    @Test
    void the_shortest_of_ids_still_gives_names_that_sessions_can_carry() {
        Subject shortest = new Subject(new TenantId("ab"), ProbeRequest.DEFAULT);

        assertThat(invocations(PoolProbes.around(shortest, List.of()))).allSatisfy(probe -> assertThat(probe.from()).isNotEmpty());
    }

    @Test
    void each_model_is_sent_what_its_own_tenant_says() {
        assertThat(invocations(PoolProbes.matrix(List.of(ACME, GLOBEX))))
                .filteredOn(probe -> probe.to().equals("acme"))
                .hasSize(2)
                .allSatisfy(probe -> assertThat(probe.request()).isEqualTo(ACME.request()));
    }

    @Test
    void the_matrix_is_every_ordered_pair() {
        List<Probe> matrix = PoolProbes.matrix(List.of(ACME, GLOBEX));

        assertThat(matrix).extracting(probe -> probe.name() + " " + probe.from() + ">" + probe.to())
                .containsExactly("own-call acme>acme", "foreign-call acme>globex", "foreign-call globex>acme", "own-call globex>globex");
    }
}
