package dev.tenantonboarding.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.lambda.functions.Blocking;
import dev.tenantonboarding.localcloud.lambda.functions.Failing;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class ConcurrencyTest {
    private final LambdaAccount account = new LambdaAccount();
    private final LambdaClient once = account.cloud().client(LambdaClient.builder()
            .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry())));
    private final String key = UUID.randomUUID().toString();
    private final LinkedBlockingQueue<String> called = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);

    ConcurrencyTest() {
        System.getProperties().put(key + ".called", called);
        System.getProperties().put(key + ".go", go);
    }

    @AfterEach
    void close() {
        System.getProperties().remove(key + ".called");
        System.getProperties().remove(key + ".go");
        once.close();
        account.close();
    }

    @Test
    void more_invocations_at_once_than_reserved_are_refused() throws Exception {
        account.create("reserved", Blocking.class);
        account.lambda().putFunctionConcurrency(request -> request.functionName("reserved").reservedConcurrentExecutions(1));
        assertThat(account.lambda().getFunctionConcurrency(request -> request.functionName("reserved")).reservedConcurrentExecutions()).isOne();
        var running = CompletableFuture.supplyAsync(() -> account.invoke("reserved", payload()));
        awaitCall();

        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> invokeOnce("reserved")).satisfies(e -> {
            assertThat(e.reasonAsString()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
            assertThat(e.statusCode()).isEqualTo(429);
        });
        go.countDown();
        assertThat(running.get(30, TimeUnit.SECONDS).payload().asUtf8String()).isEqualTo("\"done\"");
        assertThat(account.invoke("reserved", payload()).functionError()).isNull();
    }

    @Test
    void no_reserved_concurrency_at_all_refuses_everyone() {
        account.create("stopped", Blocking.class);
        account.lambda().putFunctionConcurrency(request -> request.functionName("stopped").reservedConcurrentExecutions(0));
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> invokeOnce("stopped"));
        account.lambda().deleteFunctionConcurrency(request -> request.functionName("stopped"));
        go.countDown();
        assertThat(account.invoke("stopped", payload()).functionError()).isNull();
    }

    @Test
    void the_last_hundred_of_the_account_can_not_be_reserved() {
        account.create("greedy", Blocking.class);
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> account.lambda().putFunctionConcurrency(request -> request.functionName("greedy").reservedConcurrentExecutions(901)))
                .withMessageContaining("below its minimum value of [100]");
    }

    @Test
    void a_function_that_takes_too_long_is_ended() {
        account.create("slow", Blocking.class.getName(), request -> request.timeout(1));
        var response = account.invoke("slow", payload());
        assertThat(response.functionError()).isEqualTo("Unhandled");
        var error = LambdaAccount.json(response);
        assertThat(error.get("errorType").stringValue()).isEqualTo("Sandbox.Timedout");
        assertThat(error.get("errorMessage").stringValue())
                .isEqualTo("RequestId: " + response.responseMetadata().requestId() + " Error: Task timed out after 1.00 seconds");
    }

    @Test
    void an_event_whose_function_fails_is_tried_twice_more_with_its_request_id() throws Exception {
        account.create("events", Blocking.class);
        go.countDown();
        var before = account.cloud().cloud().cloud().timeline().now();
        var accepted = account.lambda().invoke(request -> request.functionName("events").invocationType("Event")
                .payload(SdkBytes.fromUtf8String("{\"key\":\"" + key + "\",\"fail\":\"yes\"}")));
        assertThat(accepted.statusCode()).isEqualTo(202);
        var first = awaitCall();
        assertThat(awaitCall()).isEqualTo(first);
        assertThat(awaitCall()).isEqualTo(first);
        assertThat(account.cloud().cloud().cloud().timeline().now()).isAfter(before.plusSeconds(180));
        account.cloud().pass(Duration.ofHours(1));
        assertThat(called).isEmpty();
    }

    @Test
    void a_throttled_event_waits_for_its_turn() throws Exception {
        account.create("later", Blocking.class);
        account.lambda().putFunctionConcurrency(request -> request.functionName("later").reservedConcurrentExecutions(0));
        go.countDown();
        account.lambda().invoke(request -> request.functionName("later").invocationType("Event").payload(SdkBytes.fromUtf8String(payload())));
        account.cloud().pass(Duration.ofMinutes(10));
        assertThat(called).isEmpty();
        account.lambda().deleteFunctionConcurrency(request -> request.functionName("later"));
        account.cloud().pass(Duration.ofMinutes(10));
        awaitCall();
    }

    @Test
    void an_instance_that_failed_goes_on() {
        account.create("again", Failing.class);
        assertThat(account.call("again", "{\"item\":\"tea\"}").get("errorMessage").stringValue()).isEqualTo("no more tea");
        assertThat(account.call("again", "{\"item\":\"milk\"}").get("errorMessage").stringValue()).isEqualTo("no more milk");
    }

    private void invokeOnce(String function) {
        once.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload())));
    }

    private String payload() {
        return "{\"key\":\"" + key + "\"}";
    }

    private String awaitCall() throws InterruptedException {
        var id = called.poll(30, TimeUnit.SECONDS);
        assertThat(id).as("the function's call").isNotNull();
        return id;
    }
}
