package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

class ExecutionsTest {
    private static StepFunctionsAccount standing() {
        return new StepFunctionsAccount(Timeline.Mode.REAL, new FailsFirst(0));
    }

    @Test
    void an_execution_is_described_once_it_has_ended() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var execution = account.start(account.machine("m", Definitions.PASS), "e", "{\"a\": 1}");
            account.await("SUCCEEDED");

            var described = account.client().describeExecution(request -> request.executionArn(execution));
            assertThat(execution).isEqualTo("arn:aws:states:us-east-1:000000000000:execution:m:e");
            assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(described.input()).isEqualTo("{\"a\": 1}");
            assertThat(described.output()).isEqualTo("{\"a\": 1}");
            assertThat(described.outputDetails().included()).isTrue();
            assertThat(described.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
            assertThat(described.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        }
    }

    @Test
    void starting_a_running_execution_again_with_the_same_input_answers_that_one() {
        try (var account = standing()) {
            var machine = account.machine("m", Definitions.WAIT);
            var first = account.client().startExecution(request -> request.stateMachineArn(machine).name("e").input("{\"a\":1}"));
            var again = account.client().startExecution(request -> request.stateMachineArn(machine).name("e").input("{\"a\":1}"));

            assertThat(again.executionArn()).isEqualTo(first.executionArn());
            assertThat(again.startDate()).isEqualTo(first.startDate());
            assertThatThrownBy(() -> account.start(machine, "e", "{\"a\":2}")).isInstanceOf(ExecutionAlreadyExistsException.class)
                    .hasMessageContaining("Execution Already Exists: '" + first.executionArn() + "'");
        }
    }

    @Test
    void starting_an_ended_execution_again_is_refused() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var machine = account.machine("m", Definitions.PASS);
            account.start(machine, "e", "{}");
            account.await("SUCCEEDED");

            assertThatThrownBy(() -> account.start(machine, "e", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
        }
    }

    @Test
    void input_that_is_no_json_and_names_that_are_none_are_refused() {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var machine = account.machine("m", Definitions.PASS);

            assertThatThrownBy(() -> account.start(machine, "e", "not json")).isInstanceOf(InvalidExecutionInputException.class)
                    .hasMessageContaining("Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting");
            assertThatThrownBy(() -> account.start(machine, "e", "")).isInstanceOf(InvalidExecutionInputException.class)
                    .hasMessageContaining("'Invalid execution input.'");
            assertThatThrownBy(() -> account.start(machine, "e:1", "{}")).isInstanceOf(InvalidNameException.class);
            assertThatThrownBy(() -> account.client().describeExecution(request -> request.executionArn(
                    "arn:aws:states:us-east-1:000000000000:execution:m:none"))).isInstanceOf(ExecutionDoesNotExistException.class);
        }
    }

    @Test
    void a_stopped_execution_is_aborted_at_once() {
        try (var account = standing()) {
            var execution = account.start(account.machine("m", Definitions.WAIT), "e", "{}");

            var stopped = account.client().stopExecution(request -> request.executionArn(execution).error("Operator").cause("enough"));

            var described = account.client().describeExecution(request -> request.executionArn(execution));
            assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
            assertThat(described.stopDate()).isEqualTo(stopped.stopDate());
            assertThat(described.error()).isEqualTo("Operator");
            var last = account.client().getExecutionHistory(request -> request.executionArn(execution).reverseOrder(true).maxResults(1))
                    .events().getFirst();
            assertThat(last.type()).isEqualTo(HistoryEventType.EXECUTION_ABORTED);
            assertThat(last.previousEventId()).isZero();
            assertThat(last.executionAbortedEventDetails().cause()).isEqualTo("enough");
        }
    }

    @Test
    void a_redriven_execution_goes_on_at_the_state_that_failed_and_continues_its_history() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(1)) {
            var machine = account.machine("m", Definitions.TASK);
            var execution = account.start(machine, "e", "{\"n\":7}");
            account.await("FAILED");
            assertThat(account.client().describeExecution(request -> request.executionArn(execution)).redriveStatus())
                    .isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
            account.client().updateStateMachine(request -> request.stateMachineArn(machine).definition(Definitions.PASS));

            account.client().redriveExecution(request -> request.executionArn(execution).clientToken("once"));
            account.await("SUCCEEDED");
            account.client().redriveExecution(request -> request.executionArn(execution).clientToken("once"));

            var described = account.client().describeExecution(request -> request.executionArn(execution));
            assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(described.output()).isEqualTo("{\"n\":7,\"redrives\":1}");
            assertThat(described.redriveCount()).isEqualTo(1);
            assertThat(described.redriveDate()).isNotNull();
            var history = account.client().getExecutionHistory(request -> request.executionArn(execution)).events();
            assertThat(Events.headlines(history)).containsExactly("1<0 ExecutionStarted", "2<0 PassStateEntered", "3<2 PassStateExited",
                    "4<3 TaskStateEntered", "5<4 TaskScheduled", "6<5 TaskStarted", "7<6 TaskFailed", "8<7 ExecutionFailed",
                    "9<8 ExecutionRedriven", "10<9 TaskScheduled", "11<10 TaskStarted", "12<11 TaskSucceeded", "13<12 TaskStateExited",
                    "14<13 ExecutionSucceeded");
            assertThat(account.client().describeStateMachineForExecution(request -> request.executionArn(execution)).definition())
                    .isEqualTo(Definitions.TASK);
        }
    }

    @Test
    void only_the_failed_branches_of_a_parallel_are_redriven() throws Exception {
        var task = "{'Type':'Task','Resource':'" + StepFunctionsAccount.FUNCTION + "','End':true}";
        var definition = Definitions.machine("'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'P','States':{'P':{'Type':'Pass',"
                + "'Output':1,'End':true}}},{'StartAt':'T','States':{'T':" + task + "}}]}");
        try (var account = StepFunctionsAccount.failingFirst(1)) {
            var execution = account.start(account.machine("m", definition), "e", "{}");
            account.await("FAILED");

            account.client().redriveExecution(request -> request.executionArn(execution));
            account.await("SUCCEEDED");

            assertThat(account.client().describeExecution(request -> request.executionArn(execution)).output()).isEqualTo("[1,{}]");
        }
    }

    @Test
    void what_has_succeeded_or_still_runs_is_not_redriven() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var execution = account.start(account.machine("m", Definitions.PASS), "e", "{}");
            account.await("SUCCEEDED");

            assertThatThrownBy(() -> account.client().redriveExecution(request -> request.executionArn(execution)))
                    .isInstanceOf(ExecutionNotRedrivableException.class).hasMessageContaining("Execution is SUCCEEDED");
        }
    }

    @Test
    void executions_are_listed_newest_first_by_status_and_in_pages() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var machine = account.machine("m", Definitions.PASS);
            var failing = Definitions.machine("'A':{'Type':'Fail'}");
            for (var name : List.of("e1", "e2", "e3")) {
                account.start(machine, name, "{}");
                account.await("SUCCEEDED");
            }
            account.client().updateStateMachine(request -> request.stateMachineArn(machine).definition(failing));
            account.start(machine, "e4", "{}");
            account.await("FAILED");

            var names = new ArrayList<String>();
            account.client().listExecutionsPaginator(request -> request.stateMachineArn(machine).maxResults(2))
                    .executions().stream().map(ExecutionListItem::name).forEach(names::add);
            assertThat(names).containsExactly("e4", "e3", "e2", "e1");
            assertThat(account.client().listExecutions(request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.FAILED))
                    .executions()).extracting(ExecutionListItem::name).containsExactly("e4");
            assertThatThrownBy(() -> account.client().listExecutions(request -> request.stateMachineArn(machine).statusFilter("failed")))
                    .hasMessageContaining("Value 'failed' at 'statusFilter' failed to satisfy constraint");
        }
    }

    @Test
    void a_history_is_read_in_pages_forwards_and_backwards() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var execution = account.start(account.machine("m", Definitions.WAIT), "e", "{}");
            account.await("SUCCEEDED");

            for (var reverse : List.of(false, true)) {
                var ids = account.client().getExecutionHistoryPaginator(request -> request.executionArn(execution).maxResults(2)
                        .reverseOrder(reverse)).events().stream().map(HistoryEvent::id).toList();
                assertThat(ids).isEqualTo(reverse ? List.of(6L, 5L, 4L, 3L, 2L, 1L) : List.of(1L, 2L, 3L, 4L, 5L, 6L));
            }
        }
    }

    @Test
    void the_default_bus_hears_of_each_change_of_status() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(1)) {
            var execution = account.start(account.machine("m", Definitions.TASK), "e", "{\"n\":7}");

            var running = account.nextChange();
            assertThat(running.get("status")).isEqualTo("RUNNING");
            assertThat(running.get("executionArn")).isEqualTo(execution);
            assertThat(running.get("input")).isEqualTo("{\"n\":7}");
            var failed = account.nextChange();
            assertThat(failed.get("status")).isEqualTo("FAILED");
            assertThat(failed.get("error")).isEqualTo("Boom");
            assertThat(failed.get("redriveStatus")).isEqualTo("REDRIVABLE");
            account.client().redriveExecution(request -> request.executionArn(execution));
            assertThat(account.nextChange().get("redriveCount")).isEqualTo(1);
            assertThat(account.nextChange().get("output")).isEqualTo("{\"n\":7,\"redrives\":1}");
        }
    }

    @Test
    void a_role_that_may_not_call_the_function_fails_the_task_as_lambda_does() throws Exception {
        try (var account = StepFunctionsAccount.failingFirst(0)) {
            var powerless = account.role("powerless", StepFunctionsAccount.TRUST);
            var machine = account.client().createStateMachine(request -> request.name("m").definition(Definitions.TASK).roleArn(powerless));
            var execution = account.start(machine.stateMachineArn(), "e", "{\"n\":7}");
            account.await("FAILED");

            var described = account.client().describeExecution(request -> request.executionArn(execution));
            assertThat(described.error()).isEqualTo("Lambda.AWSLambdaException");
            assertThat(described.cause()).contains("is not authorized to perform: lambda:InvokeFunction", "assumed-role/powerless/");
        }
    }
}
