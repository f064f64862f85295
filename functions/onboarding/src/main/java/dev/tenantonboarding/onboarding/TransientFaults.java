package dev.tenantonboarding.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Gives every passing fault of every AWS service the one name that the workflow retries on. It stands around a whole task, since the SDK's
 * interceptors may not turn one exception into another.
 */
final class TransientFaults {
    private static final int SERVER_FAULT = 500;

    private TransientFaults() {}

    /** @throws AwsUnavailable if the work failed because of AWS, and may succeed another time */
    static <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException fault) {
            if (passes(fault)) {
                throw new AwsUnavailable("AWS did not do its part: " + fault.getMessage(), fault);
            }
            throw fault;
        } catch (UncheckedIOException brokenOff) {
            // The HTTP client's own, where a kept connection turns out dead while it asks whether to send: the SDK does not know it for one.
            throw new AwsUnavailable("the connection broke off: " + brokenOff.getMessage(), brokenOff);
        }
    }

    private static boolean passes(SdkException fault) {
        return switch (fault) {
            case SdkServiceException answer -> answer.isThrottlingException() || answer.statusCode() >= SERVER_FAULT;
            case ApiCallTimeoutException timeout -> true;
            case ApiCallAttemptTimeoutException timeout -> true;
            case RetryableException passing -> true;
            default -> fault.getCause() instanceof IOException;
        };
    }
}
