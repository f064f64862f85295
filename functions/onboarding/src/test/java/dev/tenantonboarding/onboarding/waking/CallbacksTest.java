package dev.tenantonboarding.onboarding.waking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.FakeAws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

class CallbacksTest {
    private static final String CALL = "{\"FunctionName\":\"f\",\"Payload\":{\"tenantId\":\"acme\",\"taskToken\":\"abc\"}}";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void the_token_is_in_the_latest_call_of_a_task_however_far_that_is(int further) {
        List<HistoryEvent> events = new ArrayList<>(List.of(of(HistoryEventType.TASK_SUBMITTED), of(HistoryEventType.TASK_STARTED)).subList(2 - further, 2));
        events.add(scheduled(CALL));

        assertThat(Callbacks.token(events)).contains("abc");
    }

    @ParameterizedTest
    @EnumSource(value = HistoryEventType.class, mode = EnumSource.Mode.EXCLUDE,
            names = {"TASK_SUBMITTED", "TASK_STARTED", "TASK_SCHEDULED"})
    void whatever_came_after_the_call_says_that_nobody_waits(HistoryEventType later) {
        assertThat(Callbacks.token(List.of(of(later), of(HistoryEventType.TASK_SUBMITTED), scheduled(CALL)))).isEmpty();
    }

    @Test
    void the_call_of_another_task_has_no_token() {
        assertThat(Callbacks.token(List.of(scheduled("{\"FunctionName\":\"f\",\"Payload\":{\"tenantId\":\"acme\"}}")))).isEmpty();
        assertThat(Callbacks.token(List.of(scheduled("{\"FunctionName\":\"f")))).isEmpty();
        assertThat(Callbacks.token(List.of())).isEmpty();
    }

    @Test
    void an_execution_that_waits_is_called_back_and_one_that_does_not_is_left() {
        assertThat(woken("{\"events\":[" + event("TaskStarted", "") + "," + event("TaskScheduled",
                ",\"taskScheduledEventDetails\":{\"parameters\":\"" + CALL.replace("\"", "\\\"") + "\"}") + "]}", FakeAws.Answer.of("{}")))
                .containsExactly("GetExecutionHistory", "SendTaskSuccess {\"taskToken\":\"abc\",\"output\":\"{\\\"looked\\\":false}\"}");
        assertThat(woken("{\"events\":[" + event("ExecutionSucceeded", "") + "]}", FakeAws.Answer.of("{}"))).containsExactly("GetExecutionHistory");
    }

    @Test
    void an_execution_that_is_forgotten_waits_for_nothing() {
        try (FakeAws aws = new FakeAws(call -> FakeAws.Answer.refusal(400, "ExecutionDoesNotExist", "{}"))) {
            new Callbacks(aws.client(SfnClient.builder())).wake("arn:aws:states:us-east-1:000000000000:execution:m:e");
            assertThat(aws.operations()).containsExactly("GetExecutionHistory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskTimedOut", "TaskDoesNotExist"})
    void a_call_that_comes_too_late_does_not_matter(String code) {
        try (FakeAws aws = new FakeAws(call -> FakeAws.Answer.refusal(400, code, "{}"))) {
            new Callbacks(aws.client(SfnClient.builder())).end("abc", true);
            assertThat(aws.operations()).containsExactly("SendTaskSuccess");
        }
    }

    @Test
    void a_token_that_is_none_is_an_error() {
        try (FakeAws aws = new FakeAws(call -> FakeAws.Answer.refusal(400, "InvalidToken", "{}"))) {
            Callbacks callbacks = new Callbacks(aws.client(SfnClient.builder()));
            assertThatThrownBy(() -> callbacks.end("abc", true)).isInstanceOf(InvalidTokenException.class).hasMessageNotContaining("abc");
        }
    }

    private static List<String> woken(String history, FakeAws.Answer callback) {
        List<String> calls = new ArrayList<>();
        try (FakeAws aws = new FakeAws(call -> {
            boolean asks = call.operation().equals("GetExecutionHistory");
            calls.add(asks ? call.operation() : call.operation() + " " + call.body());
            return asks ? FakeAws.Answer.of(history) : callback;
        })) {
            new Callbacks(aws.client(SfnClient.builder())).wake("arn:aws:states:us-east-1:000000000000:execution:m:e");
        }
        return calls;
    }

    private static String event(String type, String details) {
        return "{\"id\":1,\"timestamp\":0,\"type\":\"" + type + "\"" + details + "}";
    }

    private static HistoryEvent of(HistoryEventType type) {
        return HistoryEvent.builder().type(type).build();
    }

    private static HistoryEvent scheduled(String arguments) {
        return HistoryEvent.builder().type(HistoryEventType.TASK_SCHEDULED)
                .taskScheduledEventDetails(details -> details.parameters(arguments)).build();
    }
}
