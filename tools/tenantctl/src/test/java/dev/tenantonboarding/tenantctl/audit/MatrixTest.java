package dev.tenantonboarding.tenantctl.audit;

import static dev.tenantonboarding.tenantctl.audit.Audited.denied;
import static dev.tenantonboarding.tenantctl.audit.Audited.letThrough;
import static dev.tenantonboarding.tenantctl.audit.Audited.own;
import static dev.tenantonboarding.tenantctl.audit.Audited.probe;
import static dev.tenantonboarding.tenantctl.audit.Audited.silent;
import static dev.tenantonboarding.tenantctl.audit.Audited.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.audit.Matrix.Cell;

class MatrixTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final TenantId HOOLI = new TenantId("hooli");

    @Test
    void a_cell_says_what_became_of_its_pair() {
        var matrix = Matrix.of(List.of(
                tenant("acme", own("acme"), denied("acme", "globex"), denied("globex", "acme"), letThrough("acme", "hooli")),
                tenant("globex", own("globex"), silent("globex", "hooli")),
                tenant("hooli", own("globex"))));

        assertThat(matrix.cell(ACME, ACME)).isEqualTo(Cell.ALLOWED);
        assertThat(matrix.cell(ACME, GLOBEX)).isEqualTo(Cell.DENIED);
        assertThat(matrix.cell(ACME, HOOLI)).isEqualTo(Cell.VIOLATED);
        assertThat(matrix.cell(GLOBEX, HOOLI)).isEqualTo(Cell.UNPROVEN);
        assertThat(matrix.cell(HOOLI, HOOLI)).isEqualTo(Cell.UNTRIED);
        assertThat(matrix.cell(HOOLI, ACME)).isEqualTo(Cell.UNTRIED);
    }

    @Test
    void the_worst_of_several_probes_of_a_pair_counts() {
        var matrix = Matrix.of(List.of(
                tenant("acme", denied("acme", "globex"), silent("acme", "globex")),
                tenant("globex", denied("globex", "acme"), silent("globex", "acme"), letThrough("globex", "acme"))));

        assertThat(matrix.cell(ACME, GLOBEX)).isEqualTo(Cell.UNPROVEN);
        assertThat(matrix.cell(GLOBEX, ACME)).isEqualTo(Cell.VIOLATED);
    }

    @Test
    void denied_side_ways_to_its_own_model_do_not_make_a_tenants_own_call_allowed() {
        var sideWay = probe("function-role-in-other-ways", "acme", "acme", Expected.DENIED, Outcome.DENIED);
        var failed = probe("own-call", "globex", "globex", Expected.ALLOWED, Outcome.DENIED);
        var matrix = Matrix.of(List.of(tenant("acme", sideWay), tenant("globex", failed), tenant("hooli", own("hooli"), sideWay)));

        assertThat(matrix.cell(ACME, ACME)).isEqualTo(Cell.UNPROVEN);
        assertThat(matrix.cell(GLOBEX, GLOBEX)).isEqualTo(Cell.UNPROVEN);
        assertThat(matrix.cell(HOOLI, HOOLI)).isEqualTo(Cell.ALLOWED);
    }

    @Test
    void pairs_of_different_tenants_are_counted_once_however_often_they_were_tried() {
        var matrix = Matrix.of(List.of(
                tenant("acme", own("acme"), denied("acme", "globex"), denied("acme", "acme0")),
                tenant("globex", denied("acme", "globex"), silent("acme", "globex"))));

        assertThat(matrix.pairsTried()).isEqualTo(1);
        assertThat(matrix.pairs()).isEqualTo(2);
    }
}
