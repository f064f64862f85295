package dev.tenantonboarding.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class PermissionTest {
    private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/bus/created";

    private final LambdaAccount account = new LambdaAccount();
    private final LambdaClient lambda = account.lambda();

    @BeforeEach
    void create() {
        account.create("one", Echo.class);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_service_may_invoke_only_with_a_permission_for_its_source() {
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> invoke(RULE)).matches(AwsError::isAccessDenied);
        lambda.addPermission(request -> request.functionName("one").statementId("rule").action("lambda:InvokeFunction")
                .principal("events.amazonaws.com").sourceArn(RULE).sourceAccount("000000000000"));
        assertThat(invoke(RULE).statusCode()).isEqualTo(200);
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> invoke(RULE + "-other")).matches(AwsError::isAccessDenied);

        lambda.removePermission(request -> request.functionName("one").statementId("rule"));
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> invoke(RULE)).matches(AwsError::isAccessDenied);
    }

    @Test
    void a_permission_belongs_to_the_qualifier_it_was_given_for() {
        lambda.publishVersion(request -> request.functionName("one"));
        lambda.addPermission(request -> request.functionName("one").qualifier("1").statementId("rule").action("lambda:InvokeFunction")
                .principal("events.amazonaws.com").sourceArn(RULE));
        assertThat(call("one:1", RULE).executedVersion()).isEqualTo("1");
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> invoke(RULE)).matches(AwsError::isAccessDenied);
    }

    @Test
    void the_policy_is_told_as_json() {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> lambda.getPolicy(request -> request.functionName("one")));
        var statement = lambda.addPermission(request -> request.functionName("one").statementId("rule").action("lambda:InvokeFunction")
                .principal("events.amazonaws.com").sourceArn(RULE)).statement();
        assertThat(statement).isEqualTo("{\"Sid\":\"rule\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
                + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:one\","
                + "\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"" + RULE + "\"}}}");
        assertThat(lambda.getPolicy(request -> request.functionName("one")).policy())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + statement + "]}");
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> lambda.addPermission(request -> request.functionName("one").statementId("rule").action("lambda:InvokeFunction")
                        .principal("events.amazonaws.com"))).withMessageContaining("The statement id (rule) provided already exists");
    }

    @Test
    void a_role_invokes_what_its_policy_names() {
        account.create("two", Echo.class);
        try (var caller = account.as("caller", "{`Effect`:`Allow`,`Action`:`lambda:InvokeFunction`,`Resource`:`arn:aws:lambda:*:*:function:one`}")) {
            assertThat(caller.invoke(request -> request.functionName("one")).statusCode()).isEqualTo(200);
            assertThatExceptionOfType(LambdaException.class).isThrownBy(() -> caller.invoke(request -> request.functionName("two")))
                    .withMessageContaining("is not authorized to perform: lambda:InvokeFunction on resource: "
                            + "arn:aws:lambda:us-east-1:000000000000:function:two");
        }
    }

    private InvokeResponse invoke(String source) {
        return call("one", source);
    }

    private InvokeResponse call(String function, String source) {
        return account.cloud().cloud().cloud().call(new Caller.ServicePrincipal("events.amazonaws.com", Optional.of(source)),
                InvokeRequest.builder().functionName(function).build(), InvokeResponse.class);
    }
}
