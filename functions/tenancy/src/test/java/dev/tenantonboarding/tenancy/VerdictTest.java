package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final ProbeResult CONTROL = probe("own-call", Expected.ALLOWED, Outcome.ALLOWED);
    private static final ProbeResult DEAD_CONTROL = probe("own-call", Expected.ALLOWED, Outcome.DENIED);
    private static final ProbeResult DENIED = probe("neighbour", Expected.DENIED, Outcome.DENIED);
    private static final ProbeResult SILENT = probe("neighbour", Expected.DENIED, Outcome.UNPROVEN);
    private static final ProbeResult LET_THROUGH = probe("neighbour", Expected.DENIED, Outcome.ALLOWED);

    @Test
    void own_calls_that_pass_and_forbidden_ones_that_are_denied_prove_isolation() {
        assertThat(Verdict.of(List.of(CONTROL, DENIED)).word()).isEqualTo(Verdict.Word.ISOLATED);
    }

    @Test
    void denials_prove_nothing_where_the_control_fails() {
        assertThat(Verdict.of(List.of(DEAD_CONTROL, DENIED)).word()).isEqualTo(Verdict.Word.UNPROVEN);
        assertThat(Verdict.of(List.of(CONTROL, SILENT)).word()).isEqualTo(Verdict.Word.UNPROVEN);
        assertThat(Verdict.of(List.of()).word()).isEqualTo(Verdict.Word.UNPROVEN);
    }

    @Test
    void a_violation_outweighs_missing_proof() {
        Verdict verdict = Verdict.of(List.of(DEAD_CONTROL, SILENT, LET_THROUGH, DENIED));

        assertThat(verdict.word()).isEqualTo(Verdict.Word.VIOLATED);
        assertThat(verdict.objections()).containsExactly(LET_THROUGH);
    }

    private static ProbeResult probe(String name, Expected expected, Outcome outcome) {
        return new ProbeResult(name, "acme", "globex", expected, outcome, "");
    }
}
