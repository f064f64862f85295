package dev.tenantonboarding.localcloud.iam.policy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** The BinaryEquals operator: Base64 on both sides, compared byte by byte; no variables. */
final class BinaryTests {

    private BinaryTests() {
    }

    static ValueTest same(String policyValue, PolicyVersion version) {
        return decode(policyValue)
                .map(wanted -> (ValueTest) (value, _) -> decode(value).map(found -> Truth.of(found.equals(wanted))).orElse(Truth.UNKNOWN))
                .orElse(ValueTest.ILL_TYPED);
    }

    private static Optional<ByteBuffer> decode(String base64) {
        try {
            return Optional.of(ByteBuffer.wrap(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException _) {
            // Not Base64: the caller treats it as ill-typed, which never lets a request through.
            return Optional.empty();
        }
    }
}
