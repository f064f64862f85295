package dev.tenantonboarding.localcloud.sqs;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** SQS's errors, each under its old and its new code. */
final class SqsErrors {
    private static final String PREFIX = "AWS.SimpleQueueService.";

    private SqsErrors() {
    }

    static AwsError noQueue() {
        return AwsError.of("QueueDoesNotExist", "The specified queue does not exist.").inQuery(PREFIX + "NonExistentQueue");
    }

    static AwsError queueExists(String attribute) {
        return AwsError.of("QueueNameExists", "A queue already exists with the same name and a different value for attribute " + attribute)
                .inQuery("QueueAlreadyExists");
    }

    static AwsError unknownAttribute(String name) {
        return AwsError.of("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static AwsError badAttribute(String name) {
        return AwsError.of("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static AwsError parameter(String message) {
        return AwsError.of("InvalidParameterValue", message);
    }

    static AwsError outOfRange(Object value, String name, int least, int most) {
        return parameter("Value " + value + " for parameter " + name + " is invalid. Reason: Must be between " + least + " and " + most
                + ", if provided.");
    }

    static AwsError missing(String name) {
        return AwsError.of("MissingParameter", "The request must contain the parameter " + name + ".");
    }

    static AwsError badCharacters() {
        return AwsError.of("InvalidMessageContents", "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | "
                + "#x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }

    static AwsError badReceipt(String handle) {
        return AwsError.of("ReceiptHandleIsInvalid", "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }

    static AwsError notInFlight(String handle) {
        return AwsError.of("MessageNotInflight", "Value " + handle + " for parameter ReceiptHandle is invalid. Reason: Message does not "
                + "exist or is not available for visibility timeout change.").inQuery(PREFIX + "MessageNotInflight");
    }

    static AwsError emptyBatch() {
        return AwsError.of("EmptyBatchRequest", "There should be at least one entry in the request.").inQuery(PREFIX + "EmptyBatchRequest");
    }

    static AwsError batchTooLarge(int size) {
        return AwsError.of("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10. You have sent " + size + ".")
                .inQuery(PREFIX + "TooManyEntriesInBatchRequest");
    }

    static AwsError batchTooLong(int limit, int size) {
        return AwsError.of("BatchRequestTooLong", "Batch requests cannot be longer than " + limit + " bytes. You have sent " + size + " bytes.")
                .inQuery(PREFIX + "BatchRequestTooLong");
    }

    static AwsError idsNotDistinct(String id) {
        return AwsError.of("BatchEntryIdsNotDistinct", "Id " + id + " repeated.").inQuery(PREFIX + "BatchEntryIdsNotDistinct");
    }

    static AwsError badId() {
        return AwsError.of("InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                + "It can be at most 80 letters long.").inQuery(PREFIX + "InvalidBatchEntryId");
    }
}
