package dev.tenantonboarding.tenantctl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

class ParameterChoiceTest {
    private static final Template TEMPLATE = new Template("{}", Set.of("Issuer", "Size"), Set.of("Size"));

    @Test
    void aNewStackNeedsOnlyWhatHasNoDefault() {
        assertThat(new ParameterChoice(TEMPLATE, Map.of("Issuer", "x"), Set.of()).parameters())
                .containsExactly(Parameter.builder().parameterKey("Issuer").parameterValue("x").build());
    }

    @Test
    void anUpdateKeepsWhatIsNotGiven() {
        assertThat(new ParameterChoice(TEMPLATE, Map.of("Size", "2"), Set.of("Issuer", "Size", "GoneFromTheTemplate")).parameters()).containsExactly(
                Parameter.builder().parameterKey("Issuer").usePreviousValue(true).build(),
                Parameter.builder().parameterKey("Size").parameterValue("2").build());
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThatThrownBy(() -> new ParameterChoice(TEMPLATE, Map.of(), Set.of()).parameters())
                .isInstanceOfSatisfying(CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("no value for Issuer");
    }

    @Test
    void aMisspeltParameterIsNamedWithTheOnesThereAre() {
        assertThatThrownBy(() -> new ParameterChoice(TEMPLATE, Map.of("Isuer", "x"), Set.of()).parameters())
                .isInstanceOf(CommandFailed.class).hasMessageContaining("no parameter Isuer").hasMessageContaining("Issuer, Size");
    }
}
