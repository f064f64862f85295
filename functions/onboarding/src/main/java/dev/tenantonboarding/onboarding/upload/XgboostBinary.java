package dev.tenantonboarding.onboarding.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * XGBoost's binary format: perhaps the mark {@code binf}, then parameters of fixed size, then the names of the objective and of the
 * booster, each after its length. All little-endian.
 */
final class XgboostBinary {
    private static final String MARK = "binf";
    private static final int PARAMETERS = 136;
    private static final int NUM_FEATURE = 4;
    private static final int MAX_FEATURES = 1 << 24;
    private static final int MAX_NAME = 64;
    private static final Pattern OBJECTIVE = Pattern.compile("[a-z]+:[a-z0-9_-]+");
    private static final Set<String> BOOSTERS = Set.of("gbtree", "gblinear", "dart");
    // Every byte with which a pickle can begin and go on. The mark begins with one, but that one stops an unpickler whose stack is empty.
    private static final String PICKLE_OPCODES = "().012BCFGIJKLMNPQRSTUVX]abcdeghijlopqrstu}";
    private static final int FIRST_HIGH_OPCODE = 0x80;
    private static final int LAST_HIGH_OPCODE = 0x98;

    private XgboostBinary() {}

    static boolean matches(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < MARK.length() + PARAMETERS) {
            return false;
        }
        boolean marked = new String(head, 0, MARK.length(), StandardCharsets.ISO_8859_1).equals(MARK);
        if (!marked && mayBePickle(head[0] & 0xff)) {
            return false;
        }
        int start = marked ? MARK.length() : 0;
        int features = bytes.getInt(start + NUM_FEATURE);
        bytes.position(start + PARAMETERS);
        return features > 0
                && features <= MAX_FEATURES
                && name(bytes).filter(name -> OBJECTIVE.matcher(name).matches()).isPresent()
                && name(bytes).filter(BOOSTERS::contains).isPresent();
    }

    private static boolean mayBePickle(int first) {
        return PICKLE_OPCODES.indexOf(first) >= 0 || first >= FIRST_HIGH_OPCODE && first <= LAST_HIGH_OPCODE;
    }

    private static Optional<String> name(ByteBuffer bytes) {
        if (bytes.remaining() < Long.BYTES) {
            return Optional.empty();
        }
        long length = bytes.getLong();
        if (length < 1 || length > MAX_NAME || length > bytes.remaining()) {
            return Optional.empty();
        }
        byte[] name = new byte[(int) length];
        bytes.get(name);
        return Optional.of(new String(name, StandardCharsets.ISO_8859_1));
    }
}
