package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;

/** One operator with one key of a Condition element; all of a statement's conditions must hold. */
sealed interface Condition {

    Truth holds(RequestContext context);

    Key key();

    /**
     * A condition key.
     *
     * @param name as the policy writes it
     * @param normal for comparing, since case doesn't count
     */
    record Key(String name, String normal) {

        static Key of(String name) {
            return new Key(name, RequestContext.normal(name));
        }
    }

    /**
     * A comparison of the key's values.
     *
     * @param ifExists whether the condition holds when the request lacks the key
     * @param tests one for each of the policy's values; any one suffices
     */
    record Comparison(SetQualifier qualifier, ConditionOperator operator, boolean ifExists, Key key, List<ValueTest> tests)
            implements Condition {

        public Comparison {
            tests = List.copyOf(tests);
        }

        @Override
        public Truth holds(RequestContext context) {
            List<String> values = context.get(key.normal());
            if (values.isEmpty()) {
                return Truth.of(ifExists || qualifier.whenMissing(operator.negated()));
            }
            return qualifier.over(values, value -> one(value, context));
        }

        private Truth one(String value, RequestContext context) {
            Truth any = Truth.FALSE;
            for (ValueTest test : tests) {
                any = any.or(test.accepts(value, context));
            }
            return operator.negated() ? any.not() : any;
        }
    }

    /**
     * The Null operator.
     *
     * @param tests each says whether the key shall be missing: {@code true} or {@code false}
     */
    record Missing(Key key, List<ValueTest> tests) implements Condition {

        public Missing {
            tests = List.copyOf(tests);
        }

        @Override
        public Truth holds(RequestContext context) {
            String missing = Boolean.toString(context.get(key.normal()).isEmpty());
            Truth any = Truth.FALSE;
            for (ValueTest test : tests) {
                any = any.or(test.accepts(missing, context));
            }
            return any;
        }
    }
}
