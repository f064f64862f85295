package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;

/** What came back from a call that was made to see whether it is allowed. */
public sealed interface Answer {
    /** What to show of it. */
    String detail();

    /** It got where it wanted: the container answered, if only with an error, or the session was opened. */
    record Reached(String detail) implements Answer {}

    /** IAM let it through, and the model is still being loaded. */
    record NotReady(String detail) implements Answer {}

    /** IAM said no. */
    record Denied(String detail) implements Answer {}

    /** Some other refusal, which comes after IAM's yes. */
    record Refused(String detail) implements Answer {}

    /** The service was too busy or out of order, which it may be before it asks IAM: another try may be answered. */
    record Busy(String detail) implements Answer {}

    /** Nothing that tells whether IAM was asked. */
    record Silent(String detail) implements Answer {}

    int SERVER_FAULT = 500;
    int NOT_IMPLEMENTED = 501;
    Set<String> DENIALS = Set.of("AccessDenied", "AccessDeniedException");

    static Answer of(SdkException failure) {
        return switch (failure) {
            case ModelErrorException answered -> new Reached("the model answered with an error");
            case ModelNotReadyException loading -> new NotReady("the model is being loaded");
            case AwsServiceException refused -> refusal(refused);
            default -> new Silent("no answer: " + failure.getClass().getSimpleName());
        };
    }

    private static Answer refusal(AwsServiceException refused) {
        String code = refused.awsErrorDetails().errorCode();
        if (DENIALS.contains(code)) {
            return new Denied(code);
        }
        // What is not implemented is no outage, and answers whoever was let through.
        boolean outage = refused.statusCode() >= SERVER_FAULT && refused.statusCode() != NOT_IMPLEMENTED;
        return refused.isThrottlingException() || outage ? new Busy(code) : new Refused(code);
    }

    /** To what had to be done before the call, which therefore was not made. */
    default Answer before(String unmade) {
        return this instanceof Busy ? this : new Silent(unmade + ": " + detail());
    }

    /** Of a call that must be allowed, only an answer from its end counts; of a forbidden one, anything but IAM's no is a violation. */
    default Outcome against(Expected expected) {
        return switch (this) {
            case Reached reached -> Outcome.ALLOWED;
            case Denied denied -> Outcome.DENIED;
            // A violation shuts the tenant: it takes IAM's yes, which a server's error is not.
            case Busy busy -> Outcome.UNPROVEN;
            case Silent silent -> Outcome.UNPROVEN;
            case NotReady notReady -> expected == Expected.DENIED ? Outcome.ALLOWED : Outcome.UNPROVEN;
            case Refused refused -> expected == Expected.DENIED ? Outcome.ALLOWED : Outcome.UNPROVEN;
        };
    }
}
