package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** Which executions can be redriven, and until when. */
class RedriveTest {
    private static final int PATIENCE = 1_000;
    private static StartedCloud cloud;
    private static SfnClient states;
    private static String role;

    @BeforeAll
    static void start() {
        cloud = new StartedCloud();
        states = cloud.client(SfnClient.builder());
        try (var iam = cloud.client(IamClient.builder())) {
            role = iam.createRole(request -> request.roleName("states").assumeRolePolicyDocument(StepFunctionsAccount.TRUST)).role().arn();
        }
    }

    @AfterAll
    static void stop() {
        states.close();
        cloud.close();
    }

    private static String execution(String name, String definition) {
        var machine = states.createStateMachine(request -> request.name(name).roleArn(role).definition(definition.replace('\'', '"'))).stateMachineArn();
        return states.startExecution(request -> request.stateMachineArn(machine).name("e")).executionArn();
    }

    private static DescribeExecutionResponse describe(String execution) {
        return states.describeExecution(request -> request.executionArn(execution));
    }

    private static DescribeExecutionResponse await(String execution, ExecutionStatus status) {
        for (var i = 0; i < PATIENCE && describe(execution).status() != status; i++) {
            cloud.pass(Duration.ofMillis(10));
        }
        assertThat(describe(execution).status()).isEqualTo(status);
        return describe(execution);
    }

    @Test
    void one_that_failed_was_aborted_or_timed_out_can_be_redriven() {
        var failed = execution("fails", "{'QueryLanguage':'JSONata','StartAt':'F','States':{'F':{'Type':'Fail','Error':'E','Cause':'C'}}}");
        assertThat(await(failed, ExecutionStatus.FAILED).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        var late = execution("late", "{'QueryLanguage':'JSONata','TimeoutSeconds':5,'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':60,'End':true}}}");
        assertThat(await(late, ExecutionStatus.TIMED_OUT).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(describe(late).redriveStatusReason()).isNull();
    }

    @Test
    void a_fail_state_is_entered_again_and_fails_again() {
        var failed = execution("again", "{'QueryLanguage':'JSONata','StartAt':'F','States':{'F':{'Type':'Fail','Error':'E','Cause':'C'}}}");
        await(failed, ExecutionStatus.FAILED);
        states.redriveExecution(request -> request.executionArn(failed));
        var again = await(failed, ExecutionStatus.FAILED);
        assertThat(again.redriveCount()).isEqualTo(1);
        assertThat(again.error()).isEqualTo("E");
    }

    @Test
    void one_that_still_runs_cannot_and_says_so() {
        // The cloud's time stands still while this is held, so that the execution waits.
        try (var still = cloud.cloud().cloud().timeline().inFlight()) {
            var running = execution("runs", "{'QueryLanguage':'JSONata','StartAt':'W','States':{'W':{'Type':'Wait','Seconds':600,'End':true}}}");
            assertThat(describe(running).redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
            assertThat(describe(running).redriveStatusReason()).isEqualTo("Execution is RUNNING and cannot be redriven");
            assertThatThrownBy(() -> states.redriveExecution(request -> request.executionArn(running)))
                    .isInstanceOf(ExecutionNotRedrivableException.class).hasMessageContaining("Execution is RUNNING and cannot be redriven");
            states.stopExecution(request -> request.executionArn(running));
            assertThat(await(running, ExecutionStatus.ABORTED).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        }
    }

    @Test
    void after_fourteen_days_it_is_too_late() {
        var failed = execution("old", "{'QueryLanguage':'JSONata','StartAt':'F','States':{'F':{'Type':'Fail'}}}");
        await(failed, ExecutionStatus.FAILED);
        cloud.pass(Duration.ofDays(13));
        assertThat(describe(failed).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        cloud.pass(Duration.ofDays(2));
        assertThat(describe(failed).redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(describe(failed).redriveStatusReason()).isEqualTo("Execution redrivable period exceeded");
        assertThatThrownBy(() -> states.redriveExecution(request -> request.executionArn(failed)))
                .isInstanceOf(ExecutionNotRedrivableException.class).hasMessageContaining("Execution redrivable period exceeded");
    }

    @Test
    void what_is_no_execution_is_refused() {
        assertThatThrownBy(() -> states.redriveExecution(request -> request.executionArn("arn:aws:states:us-east-1:000000000000:execution:none:e")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> states.redriveExecution(request -> request.executionArn("none"))).isInstanceOf(InvalidArnException.class);
    }
}
