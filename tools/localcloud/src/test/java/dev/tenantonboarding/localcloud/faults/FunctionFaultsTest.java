package dev.tenantonboarding.localcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.lambda.LambdaAccount;
import dev.tenantonboarding.localcloud.lambda.functions.Sending;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Calls of functions are known as theirs, also in sessions that they open; a function that dies does nothing more. */
class FunctionFaultsTest {
    private static final String THREE = "{\"queue\":\"%s\",\"messages\":[\"%sa\",\"%sb\",\"%sc\"]}";
    private static LambdaAccount account;
    private static SqsClient sqs;
    private static String sender;

    @BeforeAll
    static void start() {
        account = new LambdaAccount();
        sqs = account.cloud().client(SqsClient.builder());
        try (var iam = account.cloud().client(IamClient.builder())) {
            sender = iam.createRole(request -> request.roleName("sender").assumeRolePolicyDocument(
                    IamCloud.trust("{`AWS`:`" + account.role() + "`}"))).role().arn();
            for (var role : List.of("function-role", "sender")) {
                iam.putRolePolicy(request -> request.roleName(role).policyName("send").policyDocument(
                        IamCloud.policy("{`Effect`:`Allow`,`Action`:[`sqs:SendMessage`,`sts:AssumeRole`],`Resource`:`*`}")));
            }
        }
        account.create("sending", Sending.class);
    }

    @AfterAll
    static void stop() {
        sqs.close();
        account.close();
    }

    private static Faults faults() {
        return account.cloud().cloud().faults();
    }

    private static String queue(String name) {
        return sqs.createQueue(request -> request.queueName(name)).queueUrl();
    }

    private static List<String> messages(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages().stream().map(Message::body).sorted().toList();
    }

    @Test
    void a_functions_calls_are_recorded_as_its_own_in_any_role() {
        var queue = queue("recorded");
        try (var recording = faults().record(call -> call.isBy("sending"))) {
            account.invoke("sending", "{\"queue\":\"%s\",\"messages\":[\"m\"],\"role\":\"%s\"}".formatted(queue, sender));
            assertThat(recording.calls()).extracting(ObservedCall::operation).containsExactly("AssumeRole", "SendMessage");
            assertThat(recording.calls()).extracting(call -> call.role().orElseThrow()).containsExactly("function-role", "sender");
            assertThat(recording.calls().getLast().resources()).containsExactly("arn:aws:sqs:us-east-1:000000000000:recorded");
            assertThat(recording.calls()).allSatisfy(call -> assertThat(call.mentions("\"messages\":[\"m\"]")).isTrue());
        }
    }

    @Test
    void a_function_that_dies_ends_as_an_exited_runtime_and_what_it_does_later_has_no_effect() {
        var queue = queue("dying");
        try (var fault = faults().once(2, call -> call.isBy("sending") && call.isOf("sqs", "SendMessage"), new Fault.FunctionDied())) {
            var answer = account.invoke("sending", THREE.formatted(queue, "", "", ""));
            assertThat(answer.functionError()).isEqualTo("Unhandled");
            assertThat(LambdaAccount.json(answer).path("errorType").asString()).isEqualTo("Runtime.ExitError");
            assertThat(LambdaAccount.json(answer).path("errorMessage").asString()).matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 1");
        }
        assertThat(messages(queue)).containsExactly("a", "b");
        assertThat(account.call("sending", THREE.formatted(queue, "x", "x", "x"))).as("the next environment lives").hasToString("[\"200\",\"200\",\"200\"]");
    }

    @Test
    void a_function_that_dies_is_dead_in_its_sessions_too() {
        var queue = queue("sessions");
        try (var fault = faults().once(1, call -> call.isBy("sending") && call.isOf("sqs", "SendMessage"), new Fault.FunctionDied())) {
            account.invoke("sending", "{\"queue\":\"%s\",\"messages\":[\"a\",\"b\"],\"role\":\"%s\"}".formatted(queue, sender));
        }
        assertThat(messages(queue)).containsExactly("a");
    }

    @Test
    void a_lost_response_is_a_broken_connection_for_the_function() {
        var queue = queue("broken");
        try (var fault = faults().once(2, call -> call.isBy("sending"), new Fault.LostResponse())) {
            assertThat(account.call("sending", THREE.formatted(queue, "", "", ""))).hasToString("[\"200\",\"broken\",\"200\"]");
        }
        assertThat(messages(queue)).containsExactly("a", "b", "c");
    }

    @Test
    void a_fault_belongs_to_the_invocations_that_its_predicate_tells() {
        var queue = queue("apart");
        try (var fault = faults().from(1, call -> call.isBy("sending") && call.mentions("\"victim-a\""), new Fault.Throttled())) {
            var victim = CompletableFuture.supplyAsync(() -> account.call("sending", THREE.formatted(queue, "victim-", "victim-", "victim-")).toString());
            var other = CompletableFuture.supplyAsync(() -> account.call("sending", THREE.formatted(queue, "other-", "other-", "other-")).toString());
            assertThat(victim.join()).isEqualTo("[\"400\",\"400\",\"400\"]");
            assertThat(other.join()).isEqualTo("[\"200\",\"200\",\"200\"]");
        }
        assertThat(messages(queue)).containsExactly("other-a", "other-b", "other-c");
    }
}
