package dev.tenantonboarding.localcloud.lambda;

import static dev.tenantonboarding.localcloud.lambda.LambdaAccount.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import dev.tenantonboarding.localcloud.lambda.functions.Failing;
import dev.tenantonboarding.localcloud.lambda.functions.HttpGreeting;
import dev.tenantonboarding.localcloud.lambda.functions.NoEnvironment;
import dev.tenantonboarding.localcloud.lambda.functions.Orders;
import dev.tenantonboarding.localcloud.lambda.functions.Upper;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

class InvokeTest {
    private static final LambdaAccount ACCOUNT = new LambdaAccount();

    @AfterAll
    static void close() {
        ACCOUNT.close();
    }

    @Test
    void a_function_gets_its_payload_its_context_and_its_own_environment() {
        var arn = ACCOUNT.create("told", Echo.class.getName() + "::handleRequest", request -> request.memorySize(512)
                .environment(environment -> environment.variables(Map.of("COLOUR", "green"))));
        ACCOUNT.create("other", Echo.class.getName(), request -> request.environment(environment -> environment.variables(Map.of("COLOUR", "red"))));

        var response = ACCOUNT.invoke("told", "{\"question\": 42}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        var answer = json(response);
        assertThat(answer.at("/input/question").intValue()).isEqualTo(42);
        assertThat(answer.at("/environment/COLOUR").stringValue()).isEqualTo("green");
        assertThat(answer.at("/environment/AWS_REGION").stringValue()).isEqualTo("us-east-1");
        assertThat(answer.at("/environment/AWS_LAMBDA_FUNCTION_NAME").stringValue()).isEqualTo("told");
        assertThat(answer.at("/environment/AWS_ENDPOINT_URL").stringValue()).isEqualTo(ACCOUNT.cloud().cloud().uri().toString());
        assertThat(answer.at("/environment/LOCAL_CLOUD_TIME").stringValue()).isEqualTo("skipped");
        assertThat(answer.get("arn").stringValue()).isEqualTo(arn);
        assertThat(answer.get("version").stringValue()).isEqualTo("$LATEST");
        assertThat(answer.get("requestId").stringValue()).isEqualTo(response.responseMetadata().requestId());
        assertThat(answer.get("logGroup").stringValue()).isEqualTo("/aws/lambda/told");
        assertThat(answer.get("logStream").stringValue()).contains("[$LATEST]");
        assertThat(answer.get("memory").intValue()).isEqualTo(512);
        assertThat(answer.get("remaining").intValue()).isBetween(1, 30_000);
        assertThat(answer.get("thread").booleanValue()).isTrue();
        assertThat(ACCOUNT.call("other", "{}").at("/environment/COLOUR").stringValue()).isEqualTo("red");
    }

    @Test
    void an_idle_instance_is_used_again() {
        ACCOUNT.create("twice", Echo.class);
        var first = ACCOUNT.call("twice", "{}");
        var second = ACCOUNT.call("twice", "{}");
        assertThat(second.get("instance")).isEqualTo(first.get("instance"));
        assertThat(second.get("calls").intValue()).isEqualTo(2);
    }

    @Test
    void a_function_calls_aws_as_a_session_of_its_role() {
        ACCOUNT.create("credentials", Echo.class);
        var environment = ACCOUNT.call("credentials", "{}").get("environment");
        var session = AwsSessionCredentials.create(environment.get("AWS_ACCESS_KEY_ID").stringValue(),
                environment.get("AWS_SECRET_ACCESS_KEY").stringValue(), environment.get("AWS_SESSION_TOKEN").stringValue());
        try (var sts = StsClient.builder().endpointOverride(ACCOUNT.cloud().cloud().uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(session)).build()) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/function-role/credentials");
        }
    }

    @Test
    void streams_are_passed_as_they_are() {
        ACCOUNT.create("stream", Upper.class);
        ACCOUNT.create("stream-by-interface", Upper.class.getName(), request -> { });
        assertThat(ACCOUNT.invoke("stream", "\"quiet\"").payload().asUtf8String()).isEqualTo("\"QUIET\"");
        assertThat(ACCOUNT.invoke("stream-by-interface", "\"quiet\"").payload().asUtf8String()).isEqualTo("\"QUIET\"");
    }

    @Test
    void methods_without_an_interface_get_what_their_parameters_say() {
        ACCOUNT.create("doubled", Orders.class.getName() + "::doubled", request -> { });
        ACCOUNT.create("total", Orders.class.getName() + "::total", request -> { });
        ACCOUNT.create("greet", Orders.class.getName() + "::greet", request -> { });
        ACCOUNT.create("nothing", Orders.class.getName() + "::nothing", request -> { });
        assertThat(ACCOUNT.invoke("doubled", "{\"item\":\"tea\",\"count\":2}").payload().asUtf8String()).isEqualTo("{\"item\":\"tea\",\"count\":4}");
        assertThat(ACCOUNT.invoke("total", "[{\"count\":2},{\"count\":3}]").payload().asUtf8String()).isEqualTo("5");
        assertThat(ACCOUNT.invoke("greet", "\"Ada\"").payload().asUtf8String()).isEqualTo("\"Hello Ada\"");
        assertThat(ACCOUNT.invoke("nothing", "{}").payload().asUtf8String()).isEqualTo("null");
    }

    @Test
    void event_classes_come_out_of_the_functions_own_archive() {
        ACCOUNT.create("http", HttpGreeting.class);
        var answer = ACCOUNT.call("http", "{\"version\":\"2.0\",\"rawPath\":\"/x\","
                + "\"requestContext\":{\"authorizer\":{\"jwt\":{\"claims\":{\"tenantId\":\"acme\"}}}}}");
        assertThat(answer.get("body").stringValue()).isEqualTo("acme /x");
    }

    @Test
    void an_exception_is_told_by_its_full_name_and_the_functions_own_frames() {
        ACCOUNT.create("failing", Failing.class);
        var response = ACCOUNT.invoke("failing", "{\"item\":\"tea\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        var error = json(response);
        assertThat(error.get("errorMessage").stringValue()).isEqualTo("no more tea");
        assertThat(error.get("errorType").stringValue()).isEqualTo("dev.tenantonboarding.localcloud.lambda.functions.Failing$OrderRefused");
        assertThat(error.get("stackTrace").get(0).stringValue()).startsWith("dev.tenantonboarding.localcloud.lambda.functions.Failing.handleRequest(Failing.java:");
        assertThat(error.get("stackTrace").toString()).doesNotContain("lambda.runtime.");
    }

    @Test
    void a_constructor_that_throws_fails_the_invocation() {
        ACCOUNT.create("init", Failing.class.getName(), request -> request.environment(environment -> environment.variables(Map.of("FAIL", "1"))));
        var response = ACCOUNT.invoke("init", "{}");
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"FAIL is set\",\"errorType\":\"java.lang.IllegalArgumentException\"}");
    }

    @Test
    void a_handler_that_is_not_there_is_told_as_aws_tells_it() {
        ACCOUNT.create("missing", "no.Such::handle", request -> { });
        assertThat(ACCOUNT.call("missing", "{}").get("errorMessage").stringValue()).isEqualTo("Class not found: no.Such");
        ACCOUNT.create("no-method", Echo.class.getName() + "::other", request -> { });
        assertThat(ACCOUNT.call("no-method", "{}").get("errorMessage").stringValue())
                .startsWith("No public method named other with appropriate method signature found on class");
    }

    @Test
    void a_handler_that_can_not_be_given_its_environment_is_refused() {
        ACCOUNT.create("blind", NoEnvironment.class);
        assertThat(ACCOUNT.call("blind", "\"x\"").get("errorMessage").stringValue()).contains("no public constructor (java.util.Map<String, String>)");
        ACCOUNT.create("static", Orders.class.getName() + "::fixed", request -> { });
        assertThat(ACCOUNT.call("static", "\"x\"").get("errorMessage").stringValue()).contains("is static");
    }

    @Test
    void payloads_must_be_json_and_not_too_large() {
        ACCOUNT.create("strict", Echo.class);
        assertThatExceptionOfType(InvalidRequestContentException.class).isThrownBy(() -> ACCOUNT.invoke("strict", "{"));
        var large = SdkBytes.fromUtf8String("\"" + "x".repeat(6 * 1024 * 1024) + "\"");
        assertThatExceptionOfType(RequestTooLargeException.class)
                .isThrownBy(() -> ACCOUNT.lambda().invoke(request -> request.functionName("strict").payload(large)));
        var event = SdkBytes.fromUtf8String("\"" + "x".repeat(1024 * 1024) + "\"");
        assertThatExceptionOfType(RequestTooLargeException.class)
                .isThrownBy(() -> ACCOUNT.lambda().invoke(request -> request.functionName("strict").invocationType("Event").payload(event)));
    }

    @Test
    void a_dry_run_checks_and_does_not_run() {
        ACCOUNT.create("dry", Echo.class);
        assertThat(ACCOUNT.lambda().invoke(request -> request.functionName("dry").invocationType("DryRun")).statusCode()).isEqualTo(204);
        assertThat(ACCOUNT.call("dry", "{}").get("calls").intValue()).isEqualTo(1);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> ACCOUNT.lambda().invoke(request -> request.functionName("nowhere").invocationType("DryRun")))
                .withMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nowhere");
    }
}
