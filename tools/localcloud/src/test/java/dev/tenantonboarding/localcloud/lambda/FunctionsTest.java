package dev.tenantonboarding.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class FunctionsTest {
    private final LambdaAccount account = new LambdaAccount();
    private final LambdaClient lambda = account.lambda();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_function_is_found_by_name_partial_arn_and_arn() {
        var arn = account.create("one", TestArchive.handler(Echo.class), request -> request.description("first").tags(Map.of("team", "a")));
        for (var name : new String[] {"one", "000000000000:function:one", arn, arn + ":$LATEST"}) {
            assertThat(lambda.getFunctionConfiguration(request -> request.functionName(name)).description()).isEqualTo("first");
        }
        var function = lambda.getFunction(request -> request.functionName("one"));
        assertThat(function.configuration().runtimeAsString()).isEqualTo("java25");
        assertThat(function.configuration().stateAsString()).isEqualTo("Active");
        assertThat(function.configuration().codeSize()).isEqualTo(TestArchive.bytes().length);
        assertThat(function.tags()).containsEntry("team", "a");
    }

    @Test
    void a_name_is_taken_once_and_missing_functions_are_told_by_arn() {
        account.create("one", Echo.class);
        assertThatExceptionOfType(ResourceConflictException.class).isThrownBy(() -> account.create("one", Echo.class))
                .withMessageContaining("Function already exist: one");
        lambda.deleteFunction(request -> request.functionName("one"));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> lambda.getFunction(request -> request.functionName("one")))
                .withMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:one");
    }

    @Test
    void functions_are_listed_by_the_page() {
        for (var name : new String[] {"c", "a", "b"}) {
            account.create(name, Echo.class);
        }
        var first = lambda.listFunctions(request -> request.maxItems(2));
        assertThat(first.functions()).extracting(FunctionConfiguration::functionName).containsExactly("a", "b");
        assertThat(first.nextMarker()).isNotEmpty();
        assertThat(lambda.listFunctionsPaginator(request -> request.maxItems(2)).functions())
                .extracting(FunctionConfiguration::functionName).containsExactly("a", "b", "c");
    }

    @Test
    void what_the_cloud_does_not_heed_is_refused_by_name() {
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class), request -> request.layers("arn:aws:lambda:us-east-1:1:layer:x:1")))
                .withMessageContaining("Layers");
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class), request -> request.runtime("python3.13")))
                .withMessageContaining("python3.13");
    }

    @Test
    void settings_out_of_bounds_and_reserved_variables_are_refused() {
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class), request -> request.timeout(901))).withMessageContaining("900");
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class),
                        request -> request.environment(environment -> environment.variables(Map.of("AWS_REGION", "x")))))
                .withMessageContaining("Reserved keys used in this request: AWS_REGION");
    }

    @Test
    void code_is_read_as_the_caller_and_must_be_an_archive() {
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class), request -> request.code(code -> code.s3Bucket("code").s3Key("none"))))
                .withMessageContaining("S3 Error Code: NoSuchKey");
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class), request -> request.code(code -> code.zipFile(SdkBytes.fromUtf8String("no")))))
                .withMessageContaining("Could not unzip uploaded file");
    }

    @Test
    void a_role_must_be_passed_and_trust_lambda() {
        var foreign = account.role("other", "states.amazonaws.com");
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> account.create("x", TestArchive.handler(Echo.class), request -> request.role(foreign)))
                .withMessageContaining("The role defined for the function cannot be assumed by Lambda.");
        try (var developer = account.as("developer", "{`Effect`:`Allow`,`Action`:[`lambda:*`,`s3:*`],`Resource`:`*`}")) {
            assertThatExceptionOfType(LambdaException.class)
                    .isThrownBy(() -> developer.createFunction(request -> request.functionName("x").handler("a.B").runtime("java25").role(account.role())
                            .code(code -> code.s3Bucket("code").s3Key("functions.jar"))))
                    .withMessageContaining("is not authorized to perform: iam:PassRole on resource: " + account.role());
        }
    }

    @Test
    void a_caller_who_may_not_read_the_code_is_told_so() {
        try (var developer = account.as("developer", IamCloud.json("{`Effect`:`Allow`,`Action`:[`lambda:*`,`iam:PassRole`],`Resource`:`*`}"))) {
            assertThatExceptionOfType(LambdaException.class)
                    .isThrownBy(() -> developer.createFunction(request -> request.functionName("x").handler("a.B").runtime("java25").role(account.role())
                            .code(code -> code.s3Bucket("code").s3Key("functions.jar"))))
                    .withMessageContaining("Your access has been denied by S3");
        }
    }

    @Test
    void changes_count_from_the_next_invocation() {
        account.create("one", Echo.class);
        var before = account.call("one", "{}");
        lambda.updateFunctionConfiguration(request -> request.functionName("one").environment(environment -> environment.variables(Map.of("COLOUR", "green"))));
        var after = account.call("one", "{}");
        assertThat(after.at("/environment/COLOUR").stringValue()).isEqualTo("green");
        assertThat(after.get("instance")).isNotEqualTo(before.get("instance"));

        var sha = lambda.getFunctionConfiguration(request -> request.functionName("one")).codeSha256();
        var updated = lambda.updateFunctionCode(request -> request.functionName("one").zipFile(SdkBytes.fromByteArray(TestArchive.marked("new"))));
        assertThat(updated.codeSha256()).isNotEqualTo(sha);
        assertThat(account.call("one", "{}").get("instance").intValue()).as("a class loader of its own").isEqualTo(1);
    }

    @Test
    void a_change_that_is_refused_changes_nothing() {
        account.create("one", Echo.class);
        var foreign = account.role("other", "states.amazonaws.com");
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> lambda.updateFunctionConfiguration(request -> request.functionName("one").role(foreign).timeout(7)));
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName("one")).timeout()).isEqualTo(30);
        assertThat(account.call("one", "{}").get("calls").intValue()).isEqualTo(1);
        assertThat(account.call("one", "{}").get("calls").intValue()).as("by the same instance").isEqualTo(2);
    }

    @Test
    void tags_are_set_told_and_removed() {
        var arn = account.create("one", Echo.class);
        lambda.tagResource(request -> request.resource(arn).tags(Map.of("a", "1", "b", "2")));
        lambda.untagResource(request -> request.resource(arn).tagKeys("a"));
        assertThat(lambda.listTags(request -> request.resource(arn)).tags()).containsExactly(Map.entry("b", "2"));
    }
}
