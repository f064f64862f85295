package dev.tenantonboarding.tenancy.probe;

import static dev.tenantonboarding.tenancy.probe.Subjects.GLOBEX;
import static dev.tenantonboarding.tenancy.probe.Subjects.INITECH;
import static dev.tenantonboarding.tenancy.probe.Subjects.NEIGHBOURS;
import static dev.tenantonboarding.tenancy.probe.Subjects.PROBES;
import static dev.tenantonboarding.tenancy.probe.Subjects.REQUEST;
import static dev.tenantonboarding.tenancy.probe.Subjects.acme;
import static dev.tenantonboarding.tenancy.probe.Subjects.only;
import static dev.tenantonboarding.tenancy.probe.Subjects.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbesTest {
    private static List<Probe.Invoke> invocations(List<Probe> probes) {
        return only(Probe.Invoke.class, probes);
    }

    /** What the roles' policies say: the one endpoint for the tenant's own file, or the one endpoint of the tenant's own name. */
    private static boolean policiesAllow(Probe.Invoke probe) {
        String tenant = probe.session().tenant();
        return probe.way() == Way.INVOKE && switch (probe.session().role()) {
            case POOL -> probe.address().equals(new ModelAddress("pool--main", Optional.of(tenant + ".tar.gz")));
            case BRIDGE -> probe.address().endpointName().equals(tenant);
        };
    }

    /** Where the tenant's model answers, as {@link #calls} writes it. */
    private static String own(IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> "pool--main acme.tar.gz";
            case BRIDGE -> "acme";
            case SILO -> "silo--acme";
        };
    }

    @ParameterizedTest
    @EnumSource
    void what_is_to_be_denied_is_just_what_the_policies_do_not_allow(IsolationModel isolation) {
        assertThat(invocations(PROBES.around(acme(isolation), NEIGHBOURS)))
                .allSatisfy(probe -> assertThat(probe.expected()).isEqualTo(policiesAllow(probe) ? Expected.ALLOWED : Expected.DENIED));
        assertThat(invocations(PROBES.matrix(Stream.concat(Stream.of(acme(isolation)), NEIGHBOURS.stream()).toList())))
                .allSatisfy(probe -> assertThat(probe.expected()).isEqualTo(policiesAllow(probe) ? Expected.ALLOWED : Expected.DENIED));
    }

    @ParameterizedTest
    @EnumSource
    void each_tenants_own_call_comes_first_and_what_is_allowed_is_its_own(IsolationModel isolation) {
        List<Probe> probes = PROBES.around(acme(isolation), NEIGHBOURS);

        assertThat(probes.getFirst()).satisfies(first -> {
            assertThat(first.name()).isEqualTo("own-call");
            assertThat(first.expected()).isEqualTo(Expected.ALLOWED);
        });
        assertThat(probes).filteredOn(probe -> probe.expected() == Expected.ALLOWED)
                .allSatisfy(probe -> assertThat(probe.from()).isEqualTo(probe.to()))
                .extracting(Probe::from)
                .contains("acme", "globex", "initech", "hooli");
    }

    @ParameterizedTest
    @EnumSource
    void neighbours_of_each_model_are_tried_both_ways_by_both_roles(IsolationModel isolation) {
        Set<String> calls = calls(invocations(PROBES.around(acme(isolation), NEIGHBOURS)));

        assertThat(calls).contains(
                "POOL acme>pool--main globex.tar.gz", "BRIDGE acme>pool--main globex.tar.gz",
                "POOL acme>initech", "POOL acme>initech acme.tar.gz", "BRIDGE acme>initech",
                "POOL acme>silo--hooli", "POOL acme>silo--hooli acme.tar.gz", "BRIDGE acme>silo--hooli");
        for (String neighbour : List.of("globex", "initech", "hooli")) {
            assertThat(calls).contains("POOL " + neighbour + ">" + own(isolation), "BRIDGE " + neighbour + ">" + own(isolation));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neither_role_leads_to_the_others_endpoints_nor_to_a_silo(IsolationModel isolation) {
        assertThat(calls(invocations(PROBES.around(acme(isolation), List.of())))).contains(
                "BRIDGE acme>pool--main", "BRIDGE acme>pool--main acme.tar.gz", "POOL acme>acme", "POOL acme>acme acme.tar.gz",
                "POOL acme>silo--acme", "BRIDGE acme>silo--acme", "POOL acme>silo--acme0", "BRIDGE acme>silo--acm");
    }

    @ParameterizedTest
    @EnumSource
    void names_alike_are_tried_both_ways_whether_or_not_there_are_neighbours(IsolationModel isolation) {
        Set<String> calls = calls(invocations(PROBES.around(acme(isolation), List.of())));

        String own = own(isolation);
        for (String name : List.of("acme0", "xacme", "acm", "cme", "acme-two")) {
            assertThat(calls).contains(
                    "POOL acme>pool--main " + name + ".tar.gz", "BRIDGE acme>" + name, "POOL " + name + ">" + own, "BRIDGE " + name + ">" + own);
        }
        assertThat(calls).contains("POOL ACME>" + own, "BRIDGE ACME>" + own);
    }

    @ParameterizedTest
    @EnumSource
    void the_other_actions_are_tried_on_the_callers_own_model(IsolationModel isolation) {
        assertThat(invocations(PROBES.around(acme(isolation), List.of())))
                .filteredOn(probe -> probe.way() != Way.INVOKE)
                .extracting(probe -> probe.way() + " " + probe.session().role() + " " + probe.address().endpointName())
                .containsExactlyInAnyOrder(
                        "INVOKE_ASYNC POOL pool--main", "INVOKE_STREAMING POOL pool--main",
                        "INVOKE_ASYNC BRIDGE acme", "INVOKE_STREAMING BRIDGE acme");
    }

    @ParameterizedTest
    @EnumSource
    void odd_spellings_and_no_target_at_all_are_tried_and_are_targets_that_sagemaker_takes(IsolationModel isolation) {
        List<Probe.Invoke> probes = invocations(PROBES.around(acme(isolation), List.of()));

        assertThat(calls(probes)).contains("POOL acme>pool--main");
        assertThat(probes.stream().flatMap(probe -> probe.address().targetModel().stream()))
                .contains("ACME.tar.gz", "x/../acme.tar.gz", "acme/acme.tar.gz")
                .allSatisfy(target -> assertThat(target).matches("\\S\\p{Print}*").hasSizeLessThan(1_024));
    }

    @Test
    void sessions_without_exactly_the_one_tag_are_tried_on_both_roles() {
        List<Probe.OpenSession> sessions = only(Probe.OpenSession.class, PROBES.around(GLOBEX, List.of()));

        for (InvokeRole role : InvokeRole.values()) {
            assertThat(sessions).filteredOn(session -> session.role() == role).extracting(Probe.OpenSession::tags)
                    .containsExactlyInAnyOrder(Map.of(), Map.of("TenantID", ""), Map.of("TenantID", "globex", "Project", "x"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_id_gives_names_that_sessions_and_endpoints_can_bear(IsolationModel isolation) {
        for (String id : List.of("ab", "a-b", "acme-2", "a234567890123456789012345678901b")) {
            assertThat(invocations(PROBES.around(subject(id, isolation, REQUEST), List.of()))).allSatisfy(probe -> {
                assertThat(probe.from()).isNotEmpty();
                assertThat(probe.address().endpointName()).matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
            });
        }
    }

    @Test
    void each_model_is_sent_what_its_own_tenant_says() {
        assertThat(invocations(PROBES.matrix(List.of(acme(IsolationModel.POOL), GLOBEX, INITECH))))
                .filteredOn(probe -> probe.to().equals("acme"))
                .isNotEmpty()
                .allSatisfy(probe -> assertThat(probe.request()).isEqualTo(REQUEST));
    }

    @Test
    void the_matrix_is_every_ordered_pair_and_across_models_every_way_in() {
        assertThat(PROBES.matrix(List.of(acme(IsolationModel.POOL), GLOBEX, INITECH)))
                .extracting(probe -> probe.name() + " " + probe.from() + ">" + probe.to())
                .containsExactly(
                        "own-call acme>acme",
                        "foreign-call acme>globex",
                        "foreign-call acme>initech", "foreign-call-by-bridge-role acme>initech", "foreign-call-for-own-model acme>initech",
                        "foreign-call globex>acme",
                        "own-call globex>globex",
                        "foreign-call globex>initech", "foreign-call-by-bridge-role globex>initech", "foreign-call-for-own-model globex>initech",
                        "foreign-call initech>acme", "foreign-call-by-pool-role initech>acme",
                        "foreign-call initech>globex", "foreign-call-by-pool-role initech>globex",
                        "own-call initech>initech");
    }

    private static Set<String> calls(List<Probe.Invoke> probes) {
        return probes.stream()
                .map(probe -> (probe.session().role() + " " + probe.from() + ">" + probe.address().endpointName() + " "
                        + probe.address().targetModel().orElse("")).strip())
                .collect(Collectors.toSet());
    }
}
