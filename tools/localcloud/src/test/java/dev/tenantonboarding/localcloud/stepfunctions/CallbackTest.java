package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

@Timeout(60)
class CallbackTest {
    private static final String TASK = "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Arguments':"
            + "{'FunctionName':'" + StepFunctionsAccount.FUNCTION + "','Payload':'{% $states.context.Task.Token %}'}FIELDS,'End':true}";

    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

    /** Functions that are told a token, and do with it what the test wants before they answer. */
    private StepFunctionsAccount account(Consumer<String> function) {
        return new StepFunctionsAccount(Timeline.Mode.SKIP, request -> {
            var token = (String) parsed(request);
            tokens.add(token);
            function.accept(token);
            return InvokeResponse.builder().statusCode(200).payload(SdkBytes.fromUtf8String("\"started\"")).build();
        });
    }

    private StepFunctionsAccount account() {
        return account(token -> { });
    }

    private static Object parsed(InvokeRequest request) {
        try {
            return Json.parse(request.payload().asUtf8String());
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    private String token() throws InterruptedException {
        var token = tokens.poll(30, TimeUnit.SECONDS);
        assertThat(token).as("a token within 30 seconds").isNotNull();
        return token;
    }

    private static String start(StepFunctionsAccount account, String fields) {
        return account.start(account.machine("m", Definitions.machine(TASK.replace("FIELDS", fields))), "e", "{}");
    }

    private static void succeed(StepFunctionsAccount account, String token, String output) {
        account.client().sendTaskSuccess(request -> request.taskToken(token).output(output));
    }

    private static String output(StepFunctionsAccount account, String execution) {
        return account.client().describeExecution(request -> request.executionArn(execution)).output();
    }

    private static List<String> history(StepFunctionsAccount account, String execution) {
        return account.client().getExecutionHistory(request -> request.executionArn(execution)).events().stream()
                .map(HistoryEvent::typeAsString).toList();
    }

    @Test
    void a_task_goes_on_until_it_is_called_back_and_its_result_is_what_it_is_called_back_with() throws Exception {
        try (var account = account()) {
            var execution = start(account, ",'Output':{'got':'{% $states.result.n %}'}");
            var token = token();
            while (!history(account, execution).contains("TaskSubmitted")) {
                Thread.onSpinWait();
            }
            succeed(account, token, "{\"n\":7}");
            account.await("SUCCEEDED");

            assertThat(output(account, execution)).isEqualTo("{\"got\":7}");
            assertThat(history(account, execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                    "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
            assertThat(account.client().getExecutionHistory(request -> request.executionArn(execution)).events())
                    .satisfies(events -> {
                        assertThat(events.get(2).taskScheduledEventDetails().resource()).isEqualTo("invoke.waitForTaskToken");
                        assertThat(events.get(2).taskScheduledEventDetails().parameters()).contains("\"Payload\":\"" + token + "\"");
                        assertThat(events.get(4).taskSubmittedEventDetails().output()).contains("\"Payload\":\"started\"");
                        assertThat(events.get(5).taskSucceededEventDetails().output()).isEqualTo("{\"n\":7}");
                    });
        }
    }

    @Test
    void a_token_is_good_for_one_callback_and_one_that_never_was_for_none() throws Exception {
        try (var account = account()) {
            start(account, "");
            var token = token();
            assertThatThrownBy(() -> succeed(account, token, "no JSON")).isInstanceOf(InvalidOutputException.class);
            succeed(account, token, "{}");
            account.await("SUCCEEDED");
            assertThatThrownBy(() -> succeed(account, token, "{}")).isInstanceOf(TaskTimedOutException.class)
                    .hasMessageContaining("Provided task does not exist anymore");
            assertThatThrownBy(() -> account.client().sendTaskSuccess(request -> request.output("{}"))).hasMessageContaining("Value null at 'taskToken'");
            assertThatThrownBy(() -> succeed(account, "never-given", "{}")).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void a_task_that_nobody_calls_back_times_out_and_its_token_with_it() throws Exception {
        try (var account = account()) {
            var execution = start(account, ",'TimeoutSeconds':3600");
            account.await("FAILED");

            assertThat(account.client().describeExecution(request -> request.executionArn(execution)).error()).isEqualTo("States.Timeout");
            assertThat(history(account, execution)).contains("TaskSubmitted", "TaskTimedOut");
            var token = token();
            assertThatThrownBy(() -> succeed(account, token, "{}")).isInstanceOf(TaskTimedOutException.class);
        }
    }

    @Test
    void a_function_may_call_back_before_it_ends_and_what_becomes_of_it_then_does_not_matter() throws Exception {
        var self = new AtomicReference<StepFunctionsAccount>();
        try (var account = account(token -> {
            succeed(self.get(), token, "{\"early\":true}");
            throw AwsError.of("ServiceException", 500, "the function broke down afterwards");
        })) {
            self.set(account);
            var execution = start(account, "");
            account.await("SUCCEEDED");

            assertThat(output(account, execution)).isEqualTo("{\"early\":true}");
            assertThat(history(account, execution)).doesNotContain("TaskFailed", "TaskSubmitted");
        }
    }

    @Test
    void each_retry_has_a_token_of_its_own_and_the_one_before_is_dead() throws Exception {
        var failed = new AtomicBoolean();
        try (var account = account(token -> {
            if (!failed.getAndSet(true)) {
                throw AwsError.of("ServiceException", 500, "not now");
            }
        })) {
            start(account, ",'Retry':[{'ErrorEquals':['Lambda.ServiceException'],'MaxAttempts':1}]");
            var first = token();
            var second = token();
            assertThatThrownBy(() -> succeed(account, first, "{}")).isInstanceOf(TaskTimedOutException.class);
            succeed(account, second, "{}");
            account.await("SUCCEEDED");
        }
    }

    @Test
    void who_holds_a_token_also_needs_the_right_to_call_back_that_machine() throws Exception {
        try (var account = account()) {
            start(account, "");
            var token = token();
            try (var other = account.clientOf("other", "{`Effect`:`Allow`,`Action`:`states:SendTaskSuccess`,`Resource`:`arn:aws:states:us-east-1:000000000000:stateMachine:other`}");
                    var own = account.clientOf("own", "{`Effect`:`Allow`,`Action`:`states:SendTaskSuccess`,`Resource`:`arn:aws:states:us-east-1:000000000000:stateMachine:m`}")) {
                assertThatThrownBy(() -> other.sendTaskSuccess(request -> request.taskToken(token).output("{}")))
                        .isInstanceOf(SfnException.class).hasMessageContaining("is not authorized to perform: states:SendTaskSuccess")
                        .hasMessageNotContaining(token);
                own.sendTaskSuccess(request -> request.taskToken(token).output("{}"));
            }
            account.await("SUCCEEDED");
        }
    }
}
