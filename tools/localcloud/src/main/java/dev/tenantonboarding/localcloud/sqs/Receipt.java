package dev.tenantonboarding.localcloud.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** What a receive hands out to delete the message by; a new one each time. */
record Receipt(String queue, String messageId, String receive) {

    static Receipt issue(String queue, String messageId) {
        return new Receipt(queue, messageId, UUID.randomUUID().toString());
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError ReceiptHandleIsInvalid for one that this queue did not issue */
    static Receipt parse(String handle, String queue) {
        try {
            var parts = new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8).split(" ");
            if (parts.length == 3 && parts[0].equals(queue)) {
                return new Receipt(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            throw SqsErrors.badReceipt(handle);
        }
        throw SqsErrors.badReceipt(handle);
    }

    String handle() {
        return Base64.getEncoder().encodeToString((queue + " " + messageId + " " + receive).getBytes(StandardCharsets.UTF_8));
    }
}
