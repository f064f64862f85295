package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The sweep, as an operator has it come by. */
public record Sweeps(Stage stage) {

    /** What it did. */
    public JsonNode sweep() {
        InvokeResponse answer = ask();
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
        return Json.read(answer.payload().asUtf8String());
    }

    /** What it says went wrong. */
    public String fails() {
        InvokeResponse answer = ask();
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNotNull();
        return answer.payload().asUtf8String();
    }

    private InvokeResponse ask() {
        try (LambdaClient lambda = stage.clients().lambda()) {
            return lambda.invoke(request -> request.functionName(stage.output("SweepFunctionName")).payload(SdkBytes.fromUtf8String("{}")));
        }
    }
}
