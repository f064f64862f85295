package dev.tenantonboarding.tests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tests.stage.Seed;
import dev.tenantonboarding.tests.stage.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed templates' own policies let every tenant at what it owns and at nothing else, whatever it tries. */
class PolicyProofTest {
    private static final int CASES = 100_000;
    private static final Templates COMMITTED = Templates.committed();

    @ParameterizedTest
    @EnumSource
    void a_call_is_allowed_exactly_when_the_tenant_owns_what_it_is_made_on(Variant variant) {
        long seed = Seed.ofThisRun();

        Proof.Outcome outcome = new Proof(new Platform(COMMITTED, variant), seed).of(CASES);

        System.out.printf("%s: %,d attempts, %,d owned and allowed, %,d not owned and denied, seed %d%n",
                variant, CASES, outcome.allowed(), outcome.denied(), seed);
        assertThat(outcome.refutations()).as("with -D%s=%d", Seed.PROPERTY, seed).isEmpty();
        assertThat(outcome.allowed()).isGreaterThan(CASES / 50);
    }

    @ParameterizedTest
    @EnumSource
    void a_tenants_role_opens_exactly_to_the_functions_that_serve_tenants_and_with_exactly_one_tag(Variant variant) {
        long seed = Seed.ofThisRun();

        Proof.Outcome outcome = new TrustProof(new Platform(COMMITTED, variant), variant, seed).of(CASES);

        System.out.printf("%s: %,d entries, %,d opened, %,d refused, seed %d%n", variant, CASES, outcome.allowed(), outcome.denied(), seed);
        assertThat(outcome.refutations()).as("with -D%s=%d", Seed.PROPERTY, seed).isEmpty();
        assertThat(outcome.allowed()).isGreaterThan(CASES / 50);
    }
}
