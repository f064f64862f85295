package dev.tenantonboarding.localcloud.iam.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every condition operator that AWS documents; a negated one holds when its opposite doesn't, also for a missing key. */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", false, StringTests::equal),
    STRING_NOT_EQUALS("StringNotEquals", true, StringTests::equal),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, StringTests::equalIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, StringTests::equalIgnoringCase),
    STRING_LIKE("StringLike", false, StringTests::like),
    STRING_NOT_LIKE("StringNotLike", true, StringTests::like),
    NUMERIC_EQUALS("NumericEquals", false, NumericTests.that(Ordering.EQUAL)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, NumericTests.that(Ordering.EQUAL)),
    NUMERIC_LESS_THAN("NumericLessThan", false, NumericTests.that(Ordering.LESS)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, NumericTests.that(Ordering.LESS_OR_EQUAL)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, NumericTests.that(Ordering.GREATER)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, NumericTests.that(Ordering.GREATER_OR_EQUAL)),
    DATE_EQUALS("DateEquals", false, DateTests.that(Ordering.EQUAL)),
    DATE_NOT_EQUALS("DateNotEquals", true, DateTests.that(Ordering.EQUAL)),
    DATE_LESS_THAN("DateLessThan", false, DateTests.that(Ordering.LESS)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, DateTests.that(Ordering.LESS_OR_EQUAL)),
    DATE_GREATER_THAN("DateGreaterThan", false, DateTests.that(Ordering.GREATER)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, DateTests.that(Ordering.GREATER_OR_EQUAL)),
    BOOL("Bool", false, BoolTests::same),
    BINARY_EQUALS("BinaryEquals", false, BinaryTests::same),
    IP_ADDRESS("IpAddress", false, IpAddressTests::within),
    NOT_IP_ADDRESS("NotIpAddress", true, IpAddressTests::within),
    ARN_EQUALS("ArnEquals", false, ArnTests::like),
    ARN_LIKE("ArnLike", false, ArnTests::like),
    ARN_NOT_EQUALS("ArnNotEquals", true, ArnTests::like),
    ARN_NOT_LIKE("ArnNotLike", true, ArnTests::like),
    NULL("Null", false, BoolTests::same);

    private static final Map<String, ConditionOperator> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(operator -> operator.name, Function.identity()));

    private final String name;
    private final boolean negated;
    private final ValueTest.Maker maker;

    ConditionOperator(String name, boolean negated, ValueTest.Maker maker) {
        this.name = name;
        this.negated = negated;
        this.maker = maker;
    }

    boolean negated() {
        return negated;
    }

    ValueTest test(String policyValue, PolicyVersion version) {
        return maker.make(policyValue, version);
    }

    static Optional<ConditionOperator> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
