package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Optional;
import java.util.function.BiFunction;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Bindings;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;

/** A field that takes one value of a certain type, written down or computed by an expression. */
record Setting<T>(Template template, BiFunction<Template, Object, T> reading) {

    /** @throws dev.tenantonboarding.localcloud.stepfunctions.jsonata.QueryFailure if the result doesn't fit the field */
    T value(Bindings bindings) {
        return reading.apply(template, template.evaluate(bindings));
    }

    static Optional<Setting<String>> text(Fields fields, String field) {
        fields.text(field);
        return fields.template(field, Reserved.NONE).map(template -> new Setting<>(template, (source, value) -> {
            if (value instanceof String text) {
                return text;
            }
            throw computed(source).unexpected("string", value);
        }));
    }

    /** True or false. */
    static Optional<Setting<Boolean>> flag(Fields fields, String field) {
        if (fields.value(field).filter(value -> !ExpressionReader.isExpression(value)).isPresent()) {
            fields.flag(field);
        }
        return fields.template(field, Reserved.NONE).map(template -> new Setting<>(template, (source, value) -> {
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw computed(source).unexpected("boolean", value);
        }));
    }

    /** A whole number within bounds, both included. */
    static Optional<Setting<Integer>> wholeNumber(Fields fields, String field, int least, int most) {
        if (fields.value(field).filter(value -> !ExpressionReader.isExpression(value)).isPresent()
                && fields.wholeNumber(field, least, most).isEmpty()) {
            return Optional.empty();
        }
        return fields.template(field, Reserved.NONE).map(template -> new Setting<>(template, (source, value) -> {
            if (!(value instanceof Number number)) {
                throw computed(source).unexpected("number", value);
            }
            if (number.doubleValue() != Math.rint(number.doubleValue()) || number.doubleValue() < least || number.doubleValue() > most) {
                throw computed(source).unfit(value, "an integer from " + least + " to " + most);
            }
            return number.intValue();
        }));
    }

    /** A number within bounds, both included. */
    static Optional<Setting<Double>> number(Fields fields, String field, int least, int most) {
        if (fields.value(field).filter(value -> !ExpressionReader.isExpression(value)).isPresent()) {
            fields.number(field, least).filter(value -> value > most).ifPresent(value ->
                    fields.report(fields.path(field), "Expected value to be less than or equal to " + most));
        }
        return fields.template(field, Reserved.NONE).map(template -> new Setting<>(template, (source, value) -> {
            if (!(value instanceof Number number)) {
                throw computed(source).unexpected("number", value);
            }
            if (number.doubleValue() < least || number.doubleValue() > most) {
                throw computed(source).unfit(value, "a number from " + least + " to " + most);
            }
            return number.doubleValue();
        }));
    }

    /** Values that are written down were checked when they were read, so what doesn't fit was computed. */
    private static Template.Computed computed(Template template) {
        return (Template.Computed) template;
    }
}
