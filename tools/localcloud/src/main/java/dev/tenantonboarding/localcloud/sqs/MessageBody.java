package dev.tenantonboarding.localcloud.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What a sender gave: text and attributes, checked. */
record MessageBody(String text, Map<String, MessageAttributeValue> attributes) {
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\.[A-Za-z0-9_.-]+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,256}");
    private static final int MOST_ATTRIBUTES = 10;

    MessageBody {
        attributes = Map.copyOf(attributes);
        if (text == null || text.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        if (!text.codePoints().allMatch(MessageBody::isAllowed)) {
            throw SqsErrors.badCharacters();
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.parameter("Number of message attributes [" + attributes.size() + "] exceeds the allowed maximum [10].");
        }
        attributes.forEach(MessageBody::check);
    }

    /** Bytes of text, and of each attribute's name, type and value. */
    int size() {
        return bytes(text) + attributes.entrySet().stream().mapToInt(attribute -> bytes(attribute.getKey())
                + bytes(attribute.getValue().dataType()) + value(attribute.getValue())).sum();
    }

    private static void check(String name, MessageAttributeValue value) {
        if (!NAME.matcher(name).matches() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            throw SqsErrors.parameter("The message attribute name '" + name + "' is invalid.");
        }
        if (value.dataType() == null || !TYPE.matcher(value.dataType()).matches()) {
            throw SqsErrors.parameter("The message attribute '" + name + "' has an invalid message attribute type, the set of supported type "
                    + "prefixes is Binary, Number, and String.");
        }
        var given = value.dataType().startsWith("Binary") ? value.binaryValue() != null : value.stringValue() != null
                && !value.stringValue().isEmpty();
        if (!given) {
            throw SqsErrors.parameter("The message attribute '" + name + "' must contain a non-empty message attribute value for message "
                    + "attribute type '" + value.dataType() + "'.");
        }
    }

    private static boolean isAllowed(int character) {
        return character == 0x9 || character == 0xA || character == 0xD || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD || character >= 0x10000;
    }

    private static int value(MessageAttributeValue value) {
        return value.binaryValue() != null ? value.binaryValue().asByteArrayUnsafe().length : bytes(value.stringValue());
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
