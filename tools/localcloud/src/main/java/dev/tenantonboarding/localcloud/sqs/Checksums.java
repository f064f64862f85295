package dev.tenantonboarding.localcloud.sqs;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The MD5 sums by which clients check what SQS received. */
final class Checksums {
    private static final int STRING = 1;
    private static final int BINARY = 2;

    private Checksums() {
    }

    static String ofBody(String body) {
        return md5(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Over name, type and value of each attribute in the order of their names, each with its length before it, as AWS's developer guide says. */
    static String ofAttributes(Map<String, MessageAttributeValue> attributes) {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            for (var attribute : new TreeMap<>(attributes).entrySet()) {
                put(data, attribute.getKey().getBytes(StandardCharsets.UTF_8));
                put(data, attribute.getValue().dataType().getBytes(StandardCharsets.UTF_8));
                var binary = attribute.getValue().binaryValue() != null;
                data.writeByte(binary ? BINARY : STRING);
                put(data, binary ? attribute.getValue().binaryValue().asByteArrayUnsafe()
                        : attribute.getValue().stringValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return md5(bytes.toByteArray());
    }

    private static void put(DataOutputStream data, byte[] part) throws IOException {
        data.writeInt(part.length);
        data.write(part);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
