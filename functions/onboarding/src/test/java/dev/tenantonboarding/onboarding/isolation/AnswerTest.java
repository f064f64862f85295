package dev.tenantonboarding.onboarding.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;
import software.amazon.awssdk.services.sts.model.StsException;

class AnswerTest {
    @ParameterizedTest
    @MethodSource
    void only_iams_own_no_counts_as_a_denial_and_only_the_models_answer_as_a_control(
            SdkException failure, Outcome ofForbidden, Outcome ofControl) {
        Answer answer = Answer.of(failure);

        assertThat(answer.against(Expected.DENIED)).isEqualTo(ofForbidden);
        assertThat(answer.against(Expected.ALLOWED)).isEqualTo(ofControl);
    }

    static Stream<Arguments> only_iams_own_no_counts_as_a_denial_and_only_the_models_answer_as_a_control() {
        return Stream.of(
                arguments(error("AccessDeniedException", 403), Outcome.DENIED, Outcome.DENIED),
                arguments(StsException.builder().statusCode(403).awsErrorDetails(details("AccessDenied")).build(), Outcome.DENIED, Outcome.DENIED),
                arguments(error("ValidationError", 400), Outcome.ALLOWED, Outcome.UNPROVEN),
                arguments(error("InternalFailure", 500), Outcome.UNPROVEN, Outcome.UNPROVEN),
                arguments(error("UnsupportedOperation", 501), Outcome.ALLOWED, Outcome.UNPROVEN),
                arguments(ModelErrorException.builder().statusCode(424).awsErrorDetails(details("ModelError")).build(), Outcome.ALLOWED, Outcome.ALLOWED),
                arguments(
                        ModelNotReadyException.builder().statusCode(429).awsErrorDetails(details("ModelNotReadyException")).build(),
                        Outcome.ALLOWED, Outcome.UNPROVEN),
                arguments(error("ThrottlingException", 400), Outcome.UNPROVEN, Outcome.UNPROVEN),
                arguments(SdkClientException.create("connection refused"), Outcome.UNPROVEN, Outcome.UNPROVEN));
    }

    private static SdkException error(String code, int status) {
        return SageMakerRuntimeException.builder().statusCode(status).awsErrorDetails(details(code)).build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("as AWS says").build();
    }
}
