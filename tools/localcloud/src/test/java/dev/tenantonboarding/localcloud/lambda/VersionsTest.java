package dev.tenantonboarding.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class VersionsTest {
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
    void a_version_is_published_only_when_something_changed() {
        assertThat(publish()).isEqualTo("1");
        assertThat(publish()).isEqualTo("1");
        change("green");
        assertThat(publish()).isEqualTo("2");
        assertThat(lambda.listVersionsByFunction(request -> request.functionName("one")).versions())
                .extracting(FunctionConfiguration::version).containsExactly("$LATEST", "1", "2");
    }

    @Test
    void a_version_keeps_what_it_was_published_with() {
        change("green");
        publish();
        change("red");
        var response = lambda.invoke(request -> request.functionName("one").qualifier("1"));
        assertThat(response.executedVersion()).isEqualTo("1");
        var answer = LambdaAccount.json(response);
        assertThat(answer.at("/environment/COLOUR").stringValue()).isEqualTo("green");
        assertThat(answer.get("version").stringValue()).isEqualTo("1");
        assertThat(answer.get("arn").stringValue()).endsWith(":function:one:1");
        assertThat(account.call("one", "{}").at("/environment/COLOUR").stringValue()).isEqualTo("red");
    }

    @Test
    void an_alias_points_to_a_version_until_it_is_moved() {
        change("green");
        publish();
        change("red");
        publish();
        var arn = lambda.createAlias(request -> request.functionName("one").name("live").functionVersion("1")).aliasArn();
        assertThat(lambda.invoke(request -> request.functionName(arn)).executedVersion()).isEqualTo("1");
        lambda.updateAlias(request -> request.functionName("one").name("live").functionVersion("2"));
        assertThat(lambda.invoke(request -> request.functionName("one:live")).executedVersion()).isEqualTo("2");
        assertThat(lambda.getAlias(request -> request.functionName("one").name("live")).functionVersion()).isEqualTo("2");
        assertThat(lambda.listAliases(request -> request.functionName("one")).aliases()).hasSize(1);
    }

    @Test
    void a_version_that_an_alias_needs_stays() {
        publish();
        lambda.createAlias(request -> request.functionName("one").name("live").functionVersion("1"));
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> lambda.deleteFunction(request -> request.functionName("one").qualifier("1"))).withMessageContaining("[live]");
        lambda.deleteAlias(request -> request.functionName("one").name("live"));
        lambda.deleteFunction(request -> request.functionName("one").qualifier("1"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.invoke(request -> request.functionName("one").qualifier("1"))).withMessageContaining(":function:one:1");
    }

    @Test
    void an_alias_can_not_point_to_nothing() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.createAlias(request -> request.functionName("one").name("live").functionVersion("7")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.getAlias(request -> request.functionName("one").name("live"))).withMessageContaining("Cannot find alias arn");
    }

    private String publish() {
        return lambda.publishVersion(request -> request.functionName("one")).version();
    }

    private void change(String colour) {
        lambda.updateFunctionConfiguration(request -> request.functionName("one")
                .environment(environment -> environment.variables(Map.of("COLOUR", colour))));
    }
}
