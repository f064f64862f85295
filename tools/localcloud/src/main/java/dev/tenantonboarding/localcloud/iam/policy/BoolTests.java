package dev.tenantonboarding.localcloud.iam.policy;

import java.util.Optional;

/** The Bool operator: true or false in any case; no variables. */
final class BoolTests {

    private BoolTests() {
    }

    static ValueTest same(String policyValue, PolicyVersion version) {
        return parse(policyValue)
                .map(wanted -> (ValueTest) (value, _) -> parse(value).map(found -> Truth.of(found.equals(wanted))).orElse(Truth.UNKNOWN))
                .orElse(ValueTest.ILL_TYPED);
    }

    private static Optional<Boolean> parse(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(true);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
    }
}
