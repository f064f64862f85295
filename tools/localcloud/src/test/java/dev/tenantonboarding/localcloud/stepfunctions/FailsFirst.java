package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Lambda with one function, which fails with {@code Boom} at its first calls and from then on answers its input. */
final class FailsFirst implements Function<InvokeRequest, InvokeResponse> {
    private final AtomicInteger failures;

    FailsFirst(int failures) {
        this.failures = new AtomicInteger(failures);
    }

    @Override
    public InvokeResponse apply(InvokeRequest request) {
        var answer = InvokeResponse.builder().statusCode(200).executedVersion("$LATEST");
        return failures.getAndDecrement() > 0
                ? answer.functionError("Unhandled").payload(SdkBytes.fromUtf8String("{\"errorType\":\"Boom\",\"errorMessage\":\"no luck\"}")).build()
                : answer.payload(request.payload()).build();
    }
}
