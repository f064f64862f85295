package dev.tenantonboarding.onboarding.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.onboarding.isolation.Probe.Way;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbesTest {
    private static final Probes PROBES = new Probes("pool--main");
    private static final ProbeRequest REQUEST = new ProbeRequest("1,2", "text/csv");
    private static final Subject GLOBEX = new Subject(new TenantId("globex"), InvokeRole.POOL, ProbeRequest.DEFAULT);
    private static final Subject INITECH = new Subject(new TenantId("initech"), InvokeRole.BRIDGE, ProbeRequest.DEFAULT);

    private static Subject acme(InvokeRole role) {
        return new Subject(new TenantId("acme"), role, REQUEST);
    }

    private static List<Probe.Invoke> invocations(List<Probe> probes) {
        return probes.stream().filter(Probe.Invoke.class::isInstance).map(Probe.Invoke.class::cast).toList();
    }

    /** What the roles' policies say: the one endpoint for the tenant's own file, or the one endpoint of the tenant's own name. */
    private static boolean policiesAllow(Probe.Invoke probe) {
        String tenant = probe.session().tenant();
        return probe.way() == Way.INVOKE && switch (probe.session().role()) {
            case POOL -> probe.address().equals(new ModelAddress("pool--main", Optional.of(tenant + ".tar.gz")));
            case BRIDGE -> probe.address().endpointName().equals(tenant);
        };
    }

    @ParameterizedTest
    @EnumSource
    void what_is_to_be_denied_is_just_what_the_policies_do_not_allow(InvokeRole role) {
        assertThat(invocations(PROBES.around(acme(role), List.of(GLOBEX, INITECH))))
                .allSatisfy(probe -> assertThat(probe.expected()).isEqualTo(policiesAllow(probe) ? Expected.ALLOWED : Expected.DENIED));
        assertThat(invocations(PROBES.matrix(List.of(acme(role), GLOBEX, INITECH))))
                .allSatisfy(probe -> assertThat(probe.expected()).isEqualTo(policiesAllow(probe) ? Expected.ALLOWED : Expected.DENIED));
    }

    @ParameterizedTest
    @EnumSource
    void each_principals_own_call_is_the_only_one_to_be_allowed_and_comes_before_its_others(InvokeRole role) {
        List<Probe.Invoke> probes = invocations(PROBES.around(acme(role), List.of(GLOBEX, INITECH)));

        assertThat(probes.getFirst().address()).isEqualTo(switch (role) {
            case POOL -> new ModelAddress("pool--main", Optional.of("acme.tar.gz"));
            case BRIDGE -> new ModelAddress("acme", Optional.empty());
        });
        assertThat(probes).filteredOn(probe -> probe.expected() == Expected.ALLOWED)
                .extracting(Probe.Invoke::from).containsExactly("acme", "globex", "initech");
    }

    @ParameterizedTest
    @EnumSource
    void neighbours_of_either_model_are_tried_both_ways_by_both_roles(InvokeRole role) {
        List<Probe.Invoke> probes = invocations(PROBES.around(acme(role), List.of(GLOBEX, INITECH)));

        assertThat(calls(probes)).contains(
                "POOL acme>pool--main globex.tar.gz", "BRIDGE acme>pool--main globex.tar.gz",
                "POOL acme>initech", "POOL acme>initech acme.tar.gz", "BRIDGE acme>initech");
        String own = role == InvokeRole.POOL ? "pool--main acme.tar.gz" : "acme";
        assertThat(calls(probes)).contains(
                "POOL globex>" + own, "BRIDGE globex>" + own, "POOL initech>" + own, "BRIDGE initech>" + own);
    }

    @ParameterizedTest
    @EnumSource
    void neither_role_leads_to_the_others_endpoints_nor_to_a_silo(InvokeRole role) {
        assertThat(calls(invocations(PROBES.around(acme(role), List.of())))).contains(
                "BRIDGE acme>pool--main", "BRIDGE acme>pool--main acme.tar.gz", "POOL acme>acme", "POOL acme>acme acme.tar.gz",
                "POOL acme>silo--acme", "BRIDGE acme>silo--acme");
    }

    @ParameterizedTest
    @EnumSource
    void names_alike_are_tried_both_ways_whether_or_not_there_are_neighbours(InvokeRole role) {
        Set<String> calls = calls(invocations(PROBES.around(acme(role), List.of())));

        String own = role == InvokeRole.POOL ? "pool--main acme.tar.gz" : "acme";
        for (String name : List.of("acme0", "xacme", "acm", "cme", "acme-two")) {
            assertThat(calls).contains(
                    "POOL acme>pool--main " + name + ".tar.gz", "BRIDGE acme>" + name, "POOL " + name + ">" + own, "BRIDGE " + name + ">" + own);
        }
        assertThat(calls).contains("POOL ACME>" + own, "BRIDGE ACME>" + own);
    }

    @ParameterizedTest
    @EnumSource
    void the_other_actions_are_tried_on_the_callers_own_model(InvokeRole role) {
        assertThat(invocations(PROBES.around(acme(role), List.of())))
                .filteredOn(probe -> probe.way() != Way.INVOKE)
                .extracting(probe -> probe.way() + " " + probe.session().role() + " " + probe.address().endpointName())
                .containsExactlyInAnyOrder(
                        "INVOKE_ASYNC POOL pool--main", "INVOKE_STREAMING POOL pool--main",
                        "INVOKE_ASYNC BRIDGE acme", "INVOKE_STREAMING BRIDGE acme");
    }

    @ParameterizedTest
    @EnumSource
    void odd_spellings_and_no_target_at_all_are_tried_and_are_targets_that_sagemaker_takes(InvokeRole role) {
        List<Probe.Invoke> probes = invocations(PROBES.around(acme(role), List.of()));

        assertThat(calls(probes)).contains("POOL acme>pool--main");
        assertThat(probes.stream().flatMap(probe -> probe.address().targetModel().stream()))
                .contains("ACME.tar.gz", "x/../acme.tar.gz", "acme/acme.tar.gz")
                .allSatisfy(target -> assertThat(target).matches("\\S\\p{Print}*").hasSizeLessThan(1_024));
    }

    @Test
    void sessions_without_exactly_the_one_tag_are_tried_on_both_roles() {
        List<Probe.OpenSession> sessions = PROBES.around(GLOBEX, List.of()).stream()
                .filter(Probe.OpenSession.class::isInstance)
                .map(Probe.OpenSession.class::cast)
                .toList();

        for (InvokeRole role : InvokeRole.values()) {
            assertThat(sessions).filteredOn(session -> session.role() == role).extracting(Probe.OpenSession::tags)
                    .containsExactlyInAnyOrder(Map.of(), Map.of("TenantID", ""), Map.of("TenantID", "globex", "Project", "x"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_id_gives_names_that_sessions_and_endpoints_can_bear(InvokeRole role) {
        for (String id : List.of("ab", "a-b", "acme-2", "a234567890123456789012345678901b")) {
            assertThat(invocations(PROBES.around(new Subject(new TenantId(id), role, REQUEST), List.of()))).allSatisfy(probe -> {
                assertThat(probe.from()).isNotEmpty();
                assertThat(probe.address().endpointName()).matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
            });
        }
    }

    @Test
    void each_model_is_sent_what_its_own_tenant_says() {
        assertThat(invocations(PROBES.matrix(List.of(acme(InvokeRole.POOL), GLOBEX, INITECH))))
                .filteredOn(probe -> probe.to().equals("acme"))
                .isNotEmpty()
                .allSatisfy(probe -> assertThat(probe.request()).isEqualTo(REQUEST));
    }

    @Test
    void the_matrix_is_every_ordered_pair_and_across_models_every_way_in() {
        assertThat(PROBES.matrix(List.of(acme(InvokeRole.POOL), GLOBEX, INITECH)))
                .extracting(probe -> probe.name() + " " + probe.from() + ">" + probe.to())
                .containsExactly(
                        "own-call acme>acme",
                        "foreign-call acme>globex",
                        "foreign-call acme>initech", "foreign-call-by-other-role acme>initech", "foreign-call-for-own-model acme>initech",
                        "foreign-call globex>acme",
                        "own-call globex>globex",
                        "foreign-call globex>initech", "foreign-call-by-other-role globex>initech", "foreign-call-for-own-model globex>initech",
                        "foreign-call initech>acme", "foreign-call-by-other-role initech>acme",
                        "foreign-call initech>globex", "foreign-call-by-other-role initech>globex",
                        "own-call initech>initech");
    }

    private static Set<String> calls(List<Probe.Invoke> probes) {
        return probes.stream()
                .map(probe -> (probe.session().role() + " " + probe.from() + ">" + probe.address().endpointName() + " "
                        + probe.address().targetModel().orElse("")).strip())
                .collect(Collectors.toSet());
    }
}
