package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The beginning of a file in XGBoost's binary format: an optional mark, 136 bytes of parameters, then the objective's name.
 * Files are judged by it and never by their name, which tells nothing about what a container will do with them.
 *
 * @param features  how many columns the model was trained on
 * @param objective such as {@code multi:softmax}
 */
record XGBoostFile(int features, String objective) {

    /** How many bytes from the start of a file decide what it is. */
    static final int HEAD = 256;

    private static final byte[] MARK = "binf".getBytes(StandardCharsets.US_ASCII);
    private static final int PARAMETERS = 136;
    private static final int LONGEST_NAME = 64;

    /** @param head the first bytes of a file, {@link #HEAD} or all of them if it is shorter */
    static Optional<XGBoostFile> recognize(byte[] head) {
        int start = startsWithMark(head) ? MARK.length : 0;
        if (head.length < start + PARAMETERS + Long.BYTES) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).position(start);
        bytes.getFloat(); // base score
        int features = bytes.getInt();
        bytes.position(start + PARAMETERS);
        long length = bytes.getLong();
        if (features < 0 || length < 1 || length > LONGEST_NAME || length > bytes.remaining()) {
            return Optional.empty();
        }
        var name = new byte[(int) length];
        bytes.get(name);
        var objective = new String(name, StandardCharsets.US_ASCII);
        return objective.matches("[a-z]+:[a-z0-9]+") ? Optional.of(new XGBoostFile(features, objective)) : Optional.empty();
    }

    private static boolean startsWithMark(byte[] head) {
        return head.length >= MARK.length && ByteBuffer.wrap(head, 0, MARK.length).equals(ByteBuffer.wrap(MARK));
    }
}
