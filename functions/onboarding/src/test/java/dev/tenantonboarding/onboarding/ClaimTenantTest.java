package dev.tenantonboarding.onboarding;

import static dev.tenantonboarding.onboarding.Envelopes.NOW;
import static dev.tenantonboarding.onboarding.Envelopes.creation;
import static dev.tenantonboarding.onboarding.Envelopes.deletion;
import static dev.tenantonboarding.onboarding.Envelopes.onboarding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.ClaimTenant.Outcome;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creations that come while their tenant is being offboarded. */
class ClaimTenantTest {
    private static final Owner OFFBOARDING = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-offboarding:one", 0);
    private static final Owner ONBOARDING = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:two", 0);

    private final FakeLedger ledger = new FakeLedger();
    private final ClaimTenant claims =
            new ClaimTenant(ledger.records(), ledger.executions(), "models", TierIsolation.NONE, Clock.fixed(NOW, ZoneOffset.UTC));
    private final TenantRecord leaving = onboarding(creation("created", 10), OFFBOARDING).offboardedBy(OFFBOARDING, deletion("deleted", 20));

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({"created, 10", "another, 19"})
    void what_was_sent_before_the_deletion_does_not_wait_for_the_offboarding(String id, int second) {
        ledger.put(leaving);
        ledger.running(OFFBOARDING);

        assertThat(claims.claim(creation(id, second), ONBOARDING).outcome()).isEqualTo(Outcome.OUTDATED);
        assertThat(ledger.record()).isEqualTo(leaving);
    }

    @Test
    void who_returns_waits_for_the_end_of_the_offboarding() {
        ledger.put(leaving);
        ledger.running(OFFBOARDING);

        assertThatThrownBy(() -> claims.claim(creation("another", 21), ONBOARDING)).isInstanceOf(TenantBeingOffboarded.class);
        ledger.put(leaving.offboarded());

        assertThat(claims.claim(creation("another", 21), ONBOARDING).outcome()).isEqualTo(Outcome.CLAIMED);
        assertThat(ledger.record().owner()).isEqualTo(ONBOARDING);
    }
}
