package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;


import dev.tenantonboarding.localcloud.iam.IamCloud;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

class StateMachinesTest {

    @Test
    void creating_the_same_machine_again_answers_the_one_that_is_there() {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var first = account.machine("m", Definitions.PASS);

            assertThat(account.machine("m", Definitions.PASS)).isEqualTo(first);
            assertThatThrownBy(() -> account.machine("m", Definitions.WAIT)).isInstanceOf(StateMachineAlreadyExistsException.class)
                    .hasMessageContaining("State Machine Already Exists: '" + first + "'");
        }
    }

    @Test
    void a_definition_is_refused_with_every_diagnostic() {
        var broken = Definitions.machine("'A':{'Type':'Pass','Next':'Nowhere'},'B':{'Type':'Pass','End':true}");
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            assertThatThrownBy(() -> account.machine("m", broken)).isInstanceOf(InvalidDefinitionException.class)
                    .hasMessageContaining("Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere"
                            + " at /States/A/Next, MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B'");
            var validated = account.client().validateStateMachineDefinition(request -> request.definition(broken));
            assertThat(validated.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
            assertThat(validated.diagnostics()).hasSize(2);
            assertThat(validated.diagnostics().getFirst().location()).isEqualTo("/States/A/Next");
            assertThat(account.client().validateStateMachineDefinition(request -> request.definition(Definitions.PASS)).result())
                    .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        }
    }

    @Test
    void a_role_that_does_not_trust_step_functions_is_refused() {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var other = account.role("other", IamCloud.trust("{`Service`:`lambda.amazonaws.com`}"));

            assertThatThrownBy(() -> account.client().createStateMachine(request -> request.name("m").definition(Definitions.PASS)
                    .roleArn(other))).hasMessageContaining("nor the regional one is authorized to assume the provided role");
        }
    }

    @Test
    void an_update_shows_its_revision() {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var machine = account.machine("m", Definitions.PASS);
            assertThat(account.client().describeStateMachine(request -> request.stateMachineArn(machine)).revisionId()).isNull();

            var updated = account.client().updateStateMachine(request -> request.stateMachineArn(machine).definition(Definitions.WAIT));

            var described = account.client().describeStateMachine(request -> request.stateMachineArn(machine));
            assertThat(described.definition()).isEqualTo(Definitions.WAIT);
            assertThat(described.revisionId()).isEqualTo(updated.revisionId());
            assertThatThrownBy(() -> account.client().updateStateMachine(request -> request.stateMachineArn(machine)))
                    .isInstanceOf(MissingRequiredParameterException.class);
        }
    }

    @Test
    void a_deleted_machine_is_gone_and_deleting_it_again_is_fine() {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var machine = account.machine("m", Definitions.PASS);
            account.client().deleteStateMachine(request -> request.stateMachineArn(machine));
            account.client().deleteStateMachine(request -> request.stateMachineArn(machine));

            assertThat(account.client().listStateMachines().stateMachines()).isEmpty();
            assertThatThrownBy(() -> account.start(machine, "e", "{}")).isInstanceOf(StateMachineDoesNotExistException.class)
                    .hasMessageContaining("State Machine Does Not Exist: '" + machine + "'");
            assertThatThrownBy(() -> account.start("nonsense", "e", "{}")).isInstanceOf(InvalidArnException.class)
                    .hasMessageContaining("Invalid Arn: 'Invalid ARN prefix: nonsense'");
        }
    }

    @Test
    void tags_come_and_go() {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var machine = account.machine("m", Definitions.PASS);
            account.client().tagResource(request -> request.resourceArn(machine)
                    .tags(Tag.builder().key("a").value("1").build(), Tag.builder().key("b").value("2").build()));
            account.client().untagResource(request -> request.resourceArn(machine).tagKeys("a"));

            assertThat(account.client().listTagsForResource(request -> request.resourceArn(machine)).tags())
                    .containsExactly(Tag.builder().key("b").value("2").build());
        }
    }
}
