package dev.tenantonboarding.tenantctl.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenantctl.CommandFailed;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
    @Test
    void aRulesArnNamesItsBus() {
        assertThat(Redelivery.busOf("arn:aws:events:us-east-1:000000000000:rule/tenant-onboarding/TenantCreated")).isEqualTo("tenant-onboarding");
        assertThat(Redelivery.busOf("arn:aws:events:us-east-1:000000000000:rule/OnboardingFailed")).isEqualTo("default");
    }

    @Test
    void withoutARuleThereIsNoBus() {
        assertThatThrownBy(() -> Redelivery.busOf("-")).isInstanceOf(CommandFailed.class).hasMessageContaining("no rule");
    }
}
