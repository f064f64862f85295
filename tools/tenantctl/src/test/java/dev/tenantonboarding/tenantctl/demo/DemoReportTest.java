package dev.tenantonboarding.tenantctl.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.demo.DemoReport.Tenant;

class DemoReportTest {
    private static final DemoReport REPORT = new DemoReport(
            List.of(tenant("acme", "1"), tenant("globex", "0.02")),
            List.of(own("acme", Outcome.ALLOWED), foreign("acme", "globex", Outcome.DENIED),
                    foreign("globex", "acme", Outcome.DENIED), own("globex", Outcome.ALLOWED)));

    @Test
    void theDocumentHasEveryTenantAndEveryOrderedPair() throws Exception {
        assertThat(REPORT.document()).isEqualTo(new ObjectMapper().readTree("""
                {"tenants": [
                  {"tenantId": "acme", "isolation": "pool", "status": "ACTIVE", "seconds": 1.5, "prediction": "1"},
                  {"tenantId": "globex", "isolation": "pool", "status": "ACTIVE", "seconds": 1.5, "prediction": "0.02"}],
                 "matrix": [
                  {"from": "acme", "to": "acme", "outcome": "allowed"},
                  {"from": "acme", "to": "globex", "outcome": "denied"},
                  {"from": "globex", "to": "acme", "outcome": "denied"},
                  {"from": "globex", "to": "globex", "outcome": "allowed"}]}
                """));
    }

    @Test
    void theTableHasARowForEachCaller() {
        assertThat(REPORT.matrixLines()).containsExactly(
                "caller  acme's model  globex's model",
                "acme    allowed       denied",
                "globex  denied        allowed");
    }

    @Test
    void aPairIsDeniedOnlyIfEachOfItsCallsWasDenied() {
        var probes = new ArrayList<>(REPORT.probes());
        probes.add(foreign("acme", "globex", Outcome.ALLOWED));
        assertThat(new DemoReport(REPORT.tenants(), probes).matrixLines()).contains("acme    allowed       allowed");
    }

    @Test
    void anOwnCallIsAllowedOnlyIfEachWayToItIs() {
        var probes = new ArrayList<>(REPORT.probes());
        probes.add(own("acme", Outcome.UNPROVEN));
        assertThat(new DemoReport(REPORT.tenants(), probes).matrixLines()).contains("acme    unproven      denied");
        probes.add(own("acme", Outcome.DENIED));
        assertThat(new DemoReport(REPORT.tenants(), probes).matrixLines()).contains("acme    denied        denied");
    }

    @Test
    void aSiloTenantsApiDeniesWithItsStatus403Alone() {
        assertThat(ApiTries.outcome(403)).isEqualTo(Outcome.DENIED);
        assertThat(ApiTries.outcome(200)).isEqualTo(Outcome.ALLOWED);
        assertThat(ApiTries.outcome(424)).isEqualTo(Outcome.ALLOWED);
        assertThat(ApiTries.outcome(401)).isEqualTo(Outcome.UNPROVEN);
        assertThat(ApiTries.outcome(503)).isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void aPairThatWasNotTriedIsUnproven() {
        var probes = REPORT.probes().subList(0, 2);
        var report = new DemoReport(REPORT.tenants(), probes);
        assertThat(report.matrixLines()).contains("globex  unproven      unproven");
        assertThat(report.surprises()).hasSize(2);
    }

    @Test
    void aForeignCallThatIsLetThroughAndAnOwnCallThatIsNotAreSurprises() {
        assertThat(REPORT.surprises()).isEmpty();
        var wrong = List.of(own("acme", Outcome.DENIED), foreign("acme", "globex", Outcome.ALLOWED),
                foreign("globex", "acme", Outcome.UNPROVEN), own("globex", Outcome.ALLOWED));
        assertThat(new DemoReport(REPORT.tenants(), wrong).surprises()).containsExactly(
                pair("acme", "acme", Outcome.DENIED), pair("acme", "globex", Outcome.ALLOWED), pair("globex", "acme", Outcome.UNPROVEN));
    }

    private static DemoReport.Pair pair(String from, String to, Outcome outcome) {
        return new DemoReport.Pair(new TenantId(from), new TenantId(to), outcome);
    }

    private static Tenant tenant(String id, String prediction) {
        return new Tenant(new TenantId(id), "pool", "ACTIVE", Duration.ofMillis(1500), Optional.of(prediction));
    }

    private static ProbeResult own(String tenant, Outcome outcome) {
        return new ProbeResult("own-call", tenant, tenant, Expected.ALLOWED, outcome, "");
    }

    private static ProbeResult foreign(String from, String to, Outcome outcome) {
        return new ProbeResult("foreign-call", from, to, Expected.DENIED, outcome, "");
    }
}
