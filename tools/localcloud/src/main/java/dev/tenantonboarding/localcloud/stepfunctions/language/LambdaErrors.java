package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The names and causes that Step Functions gives to what goes wrong in Lambda. */
final class LambdaErrors {
    /** The exceptions in Lambda's service model of Invoke; any other shows as the client's base exception. */
    private static final Set<String> MODELLED = Set.of("EC2AccessDeniedException", "EC2ThrottledException", "EC2UnexpectedException",
            "EFSIOException", "EFSMountConnectivityException", "EFSMountFailureException", "EFSMountTimeoutException",
            "ENILimitReachedException", "InvalidParameterValueException", "InvalidRequestContentException", "InvalidRuntimeException",
            "InvalidSecurityGroupIDException", "InvalidSubnetIDException", "InvalidZipFileException", "KMSAccessDeniedException",
            "KMSDisabledException", "KMSInvalidStateException", "KMSNotFoundException", "RecursiveInvocationException",
            "RequestTooLargeException", "ResourceConflictException", "ResourceNotFoundException", "ResourceNotReadyException",
            "ServiceException", "SnapStartException", "SnapStartNotReadyException", "SnapStartTimeoutException",
            "SubnetIPAddressLimitReachedException", "TooManyRequestsException", "UnsupportedMediaTypeException");

    private LambdaErrors() {
    }

    /** The function answered with an error: its type is the error's name, all of it the cause. */
    static Failure ofFunction(InvokeResponse response, boolean raw) {
        var text = response.payload().asUtf8String();
        try {
            var payload = Json.parse(text);
            if (payload instanceof Map<?, ?> fields && fields.get("errorType") instanceof String type) {
                return Failure.of(type, raw ? text : Json.print(payload));
            }
        } catch (Json.Malformed e) {
            return unknown(text);
        }
        return unknown(text);
    }

    private static Failure unknown(String payload) {
        return Failure.of("Lambda.Unknown",
                "The cause could not be determined because Lambda did not return an error type. Returned payload: " + payload);
    }

    static Failure ofService(AwsError error) {
        var code = error.isAccessDenied() ? "AccessDeniedException" : error.code();
        return Failure.of("Lambda." + (MODELLED.contains(code) ? code : "AWSLambdaException"), error.getMessage()
                + " (Service: AWSLambda; Status Code: " + error.status() + "; Error Code: " + code + "; Request ID: " + UUID.randomUUID()
                + "; Proxy: null)");
    }
}
