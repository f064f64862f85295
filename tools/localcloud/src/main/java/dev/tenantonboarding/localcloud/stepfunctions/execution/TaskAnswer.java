package dev.tenantonboarding.localcloud.stepfunctions.execution;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** What came of a task's call. */
public sealed interface TaskAnswer {

    /** Lambda answered, though the function itself may have failed. */
    record Answered(InvokeResponse response) implements TaskAnswer {
    }

    /** Lambda refused or could not be reached. */
    record Refused(AwsError error) implements TaskAnswer {
    }
}
