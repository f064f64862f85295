package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.function.Function;

/** How an operator treats a key that may have several values. */
enum SetQualifier {
    /** For keys of one value; with several it can't be told, as AWS demands a set qualifier for those. */
    NONE("") {
        @Override
        boolean whenMissing(boolean negated) {
            return negated;
        }

        @Override
        Truth over(List<String> values, Function<String, Truth> test) {
            return values.size() == 1 ? test.apply(values.getFirst()) : Truth.UNKNOWN;
        }
    },
    /** Every value must pass; true when there is nothing to test, which includes values of no characters. */
    FOR_ALL_VALUES("ForAllValues:") {
        @Override
        boolean whenMissing(boolean negated) {
            return true;
        }

        @Override
        Truth over(List<String> values, Function<String, Truth> test) {
            return values.stream().allMatch(String::isEmpty) ? Truth.TRUE : values.stream().map(test).reduce(Truth.TRUE, Truth::and);
        }
    },
    /** One value that passes suffices; false when there is none. */
    FOR_ANY_VALUE("ForAnyValue:") {
        @Override
        boolean whenMissing(boolean negated) {
            return false;
        }

        @Override
        Truth over(List<String> values, Function<String, Truth> test) {
            return values.stream().map(test).reduce(Truth.FALSE, Truth::or);
        }
    };

    private final String prefix;

    SetQualifier(String prefix) {
        this.prefix = prefix;
    }

    abstract boolean whenMissing(boolean negated);

    abstract Truth over(List<String> values, Function<String, Truth> test);

    String prefix() {
        return prefix;
    }

    static SetQualifier of(String operator) {
        for (SetQualifier qualifier : List.of(FOR_ALL_VALUES, FOR_ANY_VALUE)) {
            if (operator.startsWith(qualifier.prefix)) {
                return qualifier;
            }
        }
        return NONE;
    }
}
