package dev.tenantonboarding.localcloud.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** The values that a request gives to a template's parameters. */
final class ParameterValues {
    private ParameterValues() {
    }

    /**
     * A checked value for every parameter.
     *
     * @param previous the stack's values before an update
     */
    static Map<String, String> of(Template template, List<Parameter> given, Map<String, String> previous) {
        var byName = given.stream().collect(Collectors.toMap(Parameter::parameterKey, parameter -> parameter, (first, second) -> {
            throw AwsError.validation("Parameter " + first.parameterKey() + " is given twice.");
        }));
        var unknown = byName.keySet().stream().filter(name -> !template.parameters().containsKey(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw AwsError.validation("Parameters: " + unknown + " do not exist in the template");
        }
        var values = new LinkedHashMap<String, String>();
        template.parameters().values().forEach(declaration -> value(Optional.ofNullable(byName.get(declaration.name())),
                declaration.name(), previous)
                .or(declaration::defaultValue).ifPresent(value -> values.put(declaration.name(), value)));
        var missing = template.parameters().keySet().stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw AwsError.validation("Parameters: " + missing + " must have values");
        }
        values.forEach((name, value) -> template.parameters().get(name).value(value));
        return values;
    }

    private static Optional<String> value(Optional<Parameter> given, String name, Map<String, String> previous) {
        if (given.filter(parameter -> Boolean.TRUE.equals(parameter.usePreviousValue())).isEmpty()) {
            return given.map(Parameter::parameterValue);
        }
        if (given.get().parameterValue() != null) {
            throw AwsError.validation("Invalid input for parameter key " + name
                    + ". Cannot specify usePreviousValue as true and non empty value for a parameter");
        }
        return Optional.of(Optional.ofNullable(previous.get(name)).orElseThrow(() -> AwsError.validation(
                "Invalid input for parameter key " + name
                        + ". Cannot specify usePreviousValue as true for a parameter key not in the previous template")));
    }
}
