package dev.tenantonboarding.tenantctl.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** The values that a stack is made or updated with: what is given, else what it had, else the template's default. */
record ParameterChoice(Template template, Map<String, String> given, Set<String> previous) {

    /** @throws CommandFailed if a parameter is given that the template does not have, or one is left without a value */
    List<Parameter> parameters() {
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(template.parameters());
        if (!unknown.isEmpty()) {
            throw CommandFailed.usage("the template has no parameter " + String.join(", ", unknown) + "; it has "
                    + String.join(", ", new TreeSet<>(template.parameters())));
        }
        var missing = new TreeSet<>(template.parameters());
        missing.removeAll(given.keySet());
        missing.removeAll(previous);
        missing.removeAll(template.parametersWithDefault());
        if (!missing.isEmpty()) {
            throw CommandFailed.usage("no value for " + String.join(", ", missing) + "; give it with --parameter NAME=VALUE");
        }
        return new TreeSet<>(template.parameters()).stream().flatMap(name -> parameter(name).stream()).toList();
    }

    private Optional<Parameter> parameter(String name) {
        if (given.containsKey(name)) {
            return Optional.of(Parameter.builder().parameterKey(name).parameterValue(given.get(name)).build());
        }
        if (previous.contains(name)) {
            return Optional.of(Parameter.builder().parameterKey(name).usePreviousValue(true).build());
        }
        return Optional.empty();
    }
}
