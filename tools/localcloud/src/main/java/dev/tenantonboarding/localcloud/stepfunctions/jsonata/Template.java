package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field's value: JSON in which any string may be an expression. */
public sealed interface Template {

    /** @throws QueryFailure if one of its expressions fails */
    Object evaluate(Bindings bindings);

    /** JSON without any expression. */
    record Constant(Object value) implements Template {
        @Override
        public Object evaluate(Bindings bindings) {
            return value;
        }
    }

    /**
     * An expression.
     *
     * @param location the field within the state, such as {@code Choices[1]/Output/total}
     */
    record Computed(Expression expression, String location) implements Template {
        @Override
        public Object evaluate(Bindings bindings) {
            return expression.evaluate(bindings, location);
        }

        /** The failure for a result of a type that the field can't take. */
        public QueryFailure unexpected(String expected, Object value) {
            return QueryFailure.at(location, expression.subject(location) + "returned an unexpected result type. Expected '"
                    + expected + "', but was '" + Json.typeOf(value) + "' for value: " + Json.print(value));
        }

        /** The failure for a value that the field can't take. */
        public QueryFailure unfit(Object value, String rule) {
            return QueryFailure.at(location, expression.subject(location) + "returned an unexpected value. Expected " + rule
                    + ", but was: " + Json.print(value));
        }
    }

    /** An object, some of whose members are computed. */
    record ObjectOf(Map<String, Template> members) implements Template {
        @Override
        public Object evaluate(Bindings bindings) {
            var values = LinkedHashMap.<String, Object>newLinkedHashMap(members.size());
            members.forEach((name, member) -> values.put(name, member.evaluate(bindings)));
            return values;
        }
    }

    /** An array, some of whose elements are computed. */
    record ArrayOf(List<Template> elements) implements Template {
        @Override
        public Object evaluate(Bindings bindings) {
            var values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.evaluate(bindings)));
            return values;
        }
    }
}
