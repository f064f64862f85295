package dev.tenantonboarding.tenancy.probe;

import static dev.tenantonboarding.tenancy.probe.Subjects.ARNS;
import static dev.tenantonboarding.tenancy.probe.Subjects.NEIGHBOURS;
import static dev.tenantonboarding.tenancy.probe.Subjects.PROBES;
import static dev.tenantonboarding.tenancy.probe.Subjects.acme;
import static dev.tenantonboarding.tenancy.probe.Subjects.only;
import static dev.tenantonboarding.tenancy.probe.Subjects.probes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationsTest {
    private static List<Probe.Simulate> simulated(Probes probes, IsolationModel isolation) {
        return only(Probe.Simulate.class, probes.simulated(acme(isolation), NEIGHBOURS));
    }

    private static Probe.Simulate named(String name, Probes probes, IsolationModel isolation) {
        return simulated(probes, isolation).stream().filter(probe -> probe.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void calls_of_models_and_questions_to_the_simulator_are_asked_and_nothing_else(IsolationModel isolation) {
        List<String> asked = PROBES.around(acme(isolation), NEIGHBOURS).stream()
                .filter(probe -> probe instanceof Probe.Invoke || probe instanceof Probe.Simulate)
                .map(probe -> probe.name() + " " + probe.from() + " " + probe.to() + " " + probe.expected())
                .toList();

        assertThat(PROBES.simulated(acme(isolation), NEIGHBOURS)).allSatisfy(probe -> assertThat(probe).isInstanceOf(Probe.Simulate.class))
                .extracting(probe -> probe.name() + " " + probe.from() + " " + probe.to() + " " + probe.expected())
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource
    void some_question_of_each_tenants_own_must_be_answered_with_allowed(IsolationModel isolation) {
        assertThat(simulated(PROBES, isolation)).filteredOn(probe -> probe.expected() == Expected.ALLOWED)
                .extracting(Probe.Simulate::from).contains("acme", "globex", "initech", "hooli");
    }

    @Test
    void a_call_is_a_question_about_the_role_with_the_tenants_tag_and_the_target_model() {
        Probe.Simulate pool = named("call-of-neighbour", PROBES, IsolationModel.POOL);

        assertThat(pool.role()).isEqualTo(ARNS.role("pool-invoke-role"));
        assertThat(pool.question().actions()).containsExactly("sagemaker:InvokeEndpoint");
        assertThat(pool.question().resources()).containsExactly(ARNS.endpoint("pool--main"));
        assertThat(pool.question().conditions())
                .isEqualTo(Map.of("aws:PrincipalTag/TenantID", "acme", "sagemaker:TargetModel", "globex.tar.gz"));
        assertThat(pool.question().sessionPolicy()).isEmpty();
        assertThat(named("own-call", PROBES, IsolationModel.BRIDGE).role()).isEqualTo(ARNS.role("bridge-invoke-role"));
        assertThat(named("own-call", PROBES, IsolationModel.BRIDGE).question().conditions()).isEqualTo(Map.of("aws:PrincipalTag/TenantID", "acme"));
    }

    @Test
    void sessions_of_the_wider_roles_are_asked_about_with_the_policy_that_narrows_them() {
        assertThat(Stream.of(IsolationModel.POOL, IsolationModel.BRIDGE)
                        .map(isolation -> named("own-call", probes(true), isolation).question().sessionPolicy().orElseThrow().toJson()))
                .satisfiesExactly(
                        pool -> assertThat(pool).contains("\"acme.tar.gz\"", "endpoint/pool--main"),
                        bridge -> assertThat(bridge).contains("endpoint/acme\""));
    }
}
