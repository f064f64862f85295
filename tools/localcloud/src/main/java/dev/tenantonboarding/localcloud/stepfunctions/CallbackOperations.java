package dev.tenantonboarding.localcloud.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Callback;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskTokens;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** SendTaskSuccess, SendTaskFailure. */
final class CallbackOperations {
    private final TaskTokens tokens;

    CallbackOperations(TaskTokens tokens) {
        this.tokens = tokens;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(SendTaskSuccessRequest::builder, request -> may("SendTaskSuccess", request.taskToken()), this::succeed),
                Operation.of(SendTaskFailureRequest::builder, request -> may("SendTaskFailure", request.taskToken()), this::fail));
    }

    /** AWS asks whether the caller may do so on the machine whose task it is, so a token that it never gave is refused first. */
    private List<Access> may(String action, String token) {
        var machine = Optional.ofNullable(token).flatMap(tokens::machine)
                .orElseThrow(() -> AwsError.of("InvalidToken", "Invalid Token: 'Invalid token'"));
        return List.of(Access.to("states:" + action, machine));
    }

    private SendTaskSuccessResponse succeed(SendTaskSuccessRequest request, Call call) {
        callBack(request.taskToken(), new Callback.Succeeded(output(request.output())));
        return SendTaskSuccessResponse.builder().build();
    }

    private SendTaskFailureResponse fail(SendTaskFailureRequest request, Call call) {
        callBack(request.taskToken(), new Callback.Failed(new Failure(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()))));
        return SendTaskFailureResponse.builder().build();
    }

    private void callBack(String token, Callback callback) {
        tokens.take(token)
                .orElseThrow(() -> AwsError.of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"))
                .accept(callback);
    }

    private static Payload output(String text) {
        if (text == null) {
            throw AwsError.validation("1 validation error detected: Value null at 'output' failed to satisfy constraint: Member must not be null");
        }
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
