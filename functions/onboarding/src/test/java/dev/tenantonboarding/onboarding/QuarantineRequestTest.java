package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuarantineRequestTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void each_action_is_read_with_what_it_needs() {
        assertThat(QuarantineRequest.of(Map.of("action", "quarantine", "tenantId", "acme", "reason", "odd calls")))
                .isEqualTo(new QuarantineRequest.Hold(ACME, "odd calls", false));
        assertThat(QuarantineRequest.of(Map.of("action", "quarantine", "tenantId", "acme", "reason", "exposed", "violation", true)))
                .isEqualTo(new QuarantineRequest.Hold(ACME, "exposed", true));
        assertThat(QuarantineRequest.of(Map.of("action", "release", "tenantId", "acme"))).isEqualTo(new QuarantineRequest.Release(ACME));
        assertThat(QuarantineRequest.of(Map.of("action", "cut", "tenantId", "acme"))).isEqualTo(new QuarantineRequest.Cut(ACME));
        assertThat(QuarantineRequest.of(Map.of("action", "check", "tenantId", "acme"))).isEqualTo(new QuarantineRequest.Check(ACME));
        assertThat(QuarantineRequest.of(Map.of("action", "admit", "tenantId", "acme"))).isEqualTo(new QuarantineRequest.Admit(ACME));
        assertThat(QuarantineRequest.of(Map.of("action", "freshen", "inUse", List.of("pool--main-1", "pool--main-1-r1"))))
                .isEqualTo(new QuarantineRequest.Freshen(Set.of("pool--main-1", "pool--main-1-r1")));
        assertThat(QuarantineRequest.of(Map.of("action", "rebuild"))).isEqualTo(new QuarantineRequest.Rebuild());
    }

    @Test
    void what_is_missing_or_odd_is_named() {
        refused(Map.of(), "action");
        refused(Map.of("action", "pardon"), "quarantine, release, cut, check, admit, freshen or rebuild");
        refused(Map.of("action", "release"), "tenantId");
        refused(Map.of("action", "release", "tenantId", "Acme"), "tenantId");
        refused(Map.of("action", "freshen"), "inUse");
        refused(Map.of("action", "freshen", "inUse", List.of(1)), "inUse");
        refused(Map.of("action", "quarantine", "tenantId", "acme"), "reason");
        refused(Map.of("action", "quarantine", "tenantId", "acme", "reason", "r", "violation", "yes"), "violation");
    }

    private static void refused(Map<String, Object> payload, String named) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuarantineRequest.of(payload)).withMessageContaining(named);
    }
}
