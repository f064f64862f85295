package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules for names of variables. Source: AWS's page "Passing data between states with variables". */
final class VariableNames {
    private static final int MAX_LENGTH = 80;

    private VariableNames() {
    }

    /** What is wrong with a name, if anything. */
    static Optional<String> fault(String name) {
        if (name.equals("states")) {
            return Optional.of("Variable name 'states' is reserved");
        }
        var points = name.codePoints().toArray();
        if (points.length > MAX_LENGTH) {
            return Optional.of("Variable name '" + name + "' must not be longer than " + MAX_LENGTH + " characters");
        }
        for (var i = 0; i < points.length; i++) {
            var fits = i == 0 ? Character.isUnicodeIdentifierStart(points[i])
                    : Character.isUnicodeIdentifierPart(points[i]) && !Character.isIdentifierIgnorable(points[i]);
            if (!fits) {
                return Optional.of("Variable name '" + name + "' must be a Unicode identifier");
            }
        }
        return points.length == 0 ? Optional.of("Variable name cannot be empty") : Optional.empty();
    }

    /** All names that the states of one graph assign, but for one state and for nested graphs. */
    static Set<String> assignedIn(Map<?, ?> states, String except) {
        var names = new HashSet<String>();
        states.forEach((name, state) -> {
            if (!name.equals(except) && state instanceof Map<?, ?> fields) {
                collect(fields, names);
                for (var field : List.of("Choices", "Catch")) {
                    if (fields.get(field) instanceof List<?> rules) {
                        rules.forEach(rule -> collect(rule, names));
                    }
                }
            }
        });
        return names;
    }

    private static void collect(Object holder, Set<String> names) {
        if (holder instanceof Map<?, ?> fields && fields.get("Assign") instanceof Map<?, ?> assigned) {
            assigned.keySet().forEach(name -> names.add((String) name));
        }
    }
}
