package dev.tenantonboarding.localcloud.faults;

import dev.tenantonboarding.localcloud.kernel.ArrivingCall;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** What each service says when it has too much to do, or fails. From the services' API references and the SDKs' lists of retried codes. */
final class FaultErrors {
    private static final String RATE = "Rate exceeded";
    private static final String INTERNAL = "The request processing has failed because of an unknown error, exception or failure.";

    private FaultErrors() {
    }

    static AwsError throttled(String service) {
        return switch (service) {
            case "s3" -> AwsError.of("SlowDown", 503, "Please reduce your request rate.");
            case "lambda" -> AwsError.of("TooManyRequestsException", 429, "Rate Exceeded.").with("Type", "User").with("Reason", "CallerRateLimitExceeded");
            case "apigateway" -> AwsError.of("TooManyRequestsException", 429, "Too Many Requests");
            case "sqs" -> AwsError.of("RequestThrottled", "Request is throttled.");
            case "sts", "iam", "cloudformation", "monitoring", "sns" -> AwsError.of("Throttling", RATE);
            default -> AwsError.of("ThrottlingException", RATE);
        };
    }

    static AwsError failed(String service) {
        return switch (service) {
            case "s3" -> AwsError.of("InternalError", 500, "We encountered an internal error. Please try again.");
            case "lambda" -> AwsError.of("ServiceException", 500, "The AWS Lambda service encountered an internal error.").with("Type", "Service");
            case "events" -> AwsError.of("InternalException", 500, "This exception occurs due to unexpected causes.");
            case "logs" -> AwsError.of("ServiceUnavailableException", 500, "The service cannot complete the request.");
            default -> AwsError.of("InternalFailure", 500, INTERNAL);
        };
    }

    static AwsError refused(ArrivingCall call) {
        var what = call.needed().stream().findFirst().map(access -> access.action() + " on resource: " + access.resource()
                + " because no identity-based policy allows the " + access.action() + " action").orElse(call.service() + ":" + call.operation());
        return AwsError.accessDenied("User: " + call.caller().arn() + " is not authorized to perform: " + what);
    }
}
