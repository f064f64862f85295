package dev.tenantonboarding.localcloud.iam.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Numeric operators: whole and decimal numbers; no variables. */
final class NumericTests {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    private NumericTests() {
    }

    static ValueTest.Maker that(Ordering ordering) {
        return (policyValue, _) -> parse(policyValue)
                .map(limit -> (ValueTest) (value, _) -> parse(value).map(number -> ordering.of(number, limit)).orElse(Truth.UNKNOWN))
                .orElse(ValueTest.ILL_TYPED);
    }

    private static Optional<BigDecimal> parse(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
