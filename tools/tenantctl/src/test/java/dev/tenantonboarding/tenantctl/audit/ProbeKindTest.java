package dev.tenantonboarding.tenantctl.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.probe.Addresses;
import dev.tenantonboarding.tenancy.probe.PlatformRole;
import dev.tenantonboarding.tenancy.probe.PlatformRoles;
import dev.tenantonboarding.tenancy.probe.Probes;
import dev.tenantonboarding.tenancy.probe.Subject;

class ProbeKindTest {
    private static final Arns ARNS = new Arns("aws", "us-east-1", "000000000000");

    private static ProbeKind kind(String name) {
        return ProbeKind.of(Audited.probe(name, "acme", "globex", Expected.DENIED, Outcome.DENIED));
    }

    private static Subject subject(String id, IsolationModel isolation) {
        return new Subject(new TenantId(id), isolation, new Artifact("models", "key", "0123456789abcdef".repeat(4), 1), ProbeRequest.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void every_probe_that_there_is_has_a_kind_of_its_own(IsolationModel isolation) {
        var roles = Arrays.stream(PlatformRole.values()).collect(Collectors.toMap(role -> role, role -> ARNS.role(role.name())));
        var probes = new Probes(new Addresses("pool--main", "records", "sources", ARNS), new PlatformRoles(roles, Set.of(), false));
        var neighbours = Arrays.stream(IsolationModel.values()).map(other -> subject("other-" + other.word(), other)).toList();

        assertThat(probes.around(subject("acme", isolation), neighbours)).extracting(probe -> probe.name() + " is " + kind(probe.name()))
                .noneMatch(line -> line.endsWith(" is " + ProbeKind.OTHER));
        assertThat(probes.matrix(List.of(subject("acme", isolation), subject("globex", isolation)))).extracting(probe -> kind(probe.name()))
                .doesNotContain(ProbeKind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"own-call, OWN", "neighbours-own-call-by-container, OWN", "call-of-neighbour-by-bridge-role, NEIGHBOUR",
        "call-of-look-alike, LOOK_ALIKE", "function-called-by-look-alike, LOOK_ALIKE", "session-with-second-tag, SESSION", "other-case, TARGET",
        "no-target-model, TARGET", "invoke-async, WAY", "pool-container-reads-artifact, PLATFORM", "bridge-session-on-pool, MODEL",
        "container-on-record, SILO", "function-role-on-function, SILO", "function-role-on-bridge, MODEL", "container-on-look-alike, LOOK_ALIKE",
        "not-known-yet, OTHER"})
    void a_kind_goes_by_the_probes_name(String name, ProbeKind kind) {
        assertThat(kind(name)).isEqualTo(kind);
    }
}
