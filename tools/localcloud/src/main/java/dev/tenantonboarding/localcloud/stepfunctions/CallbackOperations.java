package dev.tenantonboarding.localcloud.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskTokens;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** SendTaskSuccess. */
final class CallbackOperations {
    private final TaskTokens tokens;

    CallbackOperations(TaskTokens tokens) {
        this.tokens = tokens;
    }

    List<Operation<?, ?>> all() {
        return List.of(Operation.of(SendTaskSuccessRequest::builder, this::mayCallBack, this::callBack));
    }

    /** AWS asks whether the caller may do so on the machine whose task it is, so a token that it never gave is refused first. */
    private List<Access> mayCallBack(SendTaskSuccessRequest request) {
        var machine = tokens.machine(required("taskToken", request.taskToken()))
                .orElseThrow(() -> AwsError.of("InvalidToken", "Invalid Token: 'Invalid token'"));
        return List.of(Access.to("states:SendTaskSuccess", machine));
    }

    private SendTaskSuccessResponse callBack(SendTaskSuccessRequest request, Call call) {
        var output = output(required("output", request.output()));
        tokens.take(request.taskToken())
                .orElseThrow(() -> AwsError.of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"))
                .accept(output);
        return SendTaskSuccessResponse.builder().build();
    }

    private static String required(String member, String value) {
        return Optional.ofNullable(value).orElseThrow(() -> AwsError.validation("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null"));
    }

    private static Payload output(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Payload.MAX_BYTES) {
            throw AwsError.validation("1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length"
                    + " less than or equal to " + Payload.MAX_BYTES);
        }
        try {
            return Payload.parse(text);
        } catch (Json.Malformed e) {
            throw AwsError.of("InvalidOutput", "Invalid Output: '" + e.getMessage() + "'");
        }
    }
}
