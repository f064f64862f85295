package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.dashjoin.jsonata.Parser;

/**
 * A parsed expression, searched for what AWS refuses: names that are read without anything they could be read from. The library keeps
 * its tree to itself, so its fields are read by reflection.
 */
final class SyntaxTree {
    /** Parts of a node that are evaluated in the node's own context. */
    private static final List<String> SAME_CONTEXT =
            List.of("lhs", "rhs", "expression", "condition", "then", "_else", "expressions", "arguments", "procedure", "lhsObject");

    private final Set<String> unqualified = new LinkedHashSet<>();

    private SyntaxTree() {
    }

    /** The names, wildcards and {@code $} that an expression reads at its top level, in order. */
    static List<String> unqualifiedNames(Parser.Symbol tree) {
        var search = new SyntaxTree();
        search.visit(tree);
        return List.copyOf(search.unqualified);
    }

    private void visit(Object node) {
        switch (node) {
            case Parser.Symbol symbol -> visitSymbol(symbol);
            case List<?> nodes -> nodes.forEach(this::visit);
            case Object[] nodes -> List.of(nodes).forEach(this::visit);
            default -> {
            }
        }
    }

    private void visitSymbol(Parser.Symbol symbol) {
        var type = member(symbol, "type").map(Object::toString).orElse("");
        var value = member(symbol, "value").map(Object::toString).orElse("");
        switch (type) {
            // Only a path's first step is read from the context; the others are read from what comes before them.
            case "path" -> member(symbol, "steps").ifPresent(steps -> visit(((List<?>) steps).getFirst()));
            case "name", "wildcard", "descendant", "parent" -> unqualified.add(value);
            case "variable" -> {
                if (value.isEmpty()) {
                    unqualified.add("$");
                }
            }
            // A function's body is read when it is called.
            case "lambda", "string", "number", "value", "regex" -> {
            }
            default -> parts(symbol).forEach(this::visit);
        }
    }

    private static List<Object> parts(Parser.Symbol symbol) {
        var parts = new ArrayList<>();
        SAME_CONTEXT.forEach(name -> member(symbol, name).ifPresent(parts::add));
        return parts;
    }

    private static Optional<Object> member(Parser.Symbol symbol, String name) {
        try {
            return Optional.ofNullable(Members.of(name).get(symbol));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of the library's nodes, made readable once. */
    private static final class Members {
        private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
            @Override
            protected Map<String, Field> computeValue(Class<?> type) {
                var fields = new HashMap<String, Field>();
                for (var field : type.getDeclaredFields()) {
                    field.setAccessible(true);
                    fields.put(field.getName(), field);
                }
                return Map.copyOf(fields);
            }
        };

        static Field of(String name) {
            return Optional.ofNullable(FIELDS.get(Parser.Symbol.class).get(name))
                    .orElseThrow(() -> new IllegalStateException("the JSONata library's nodes have no " + name));
        }
    }
}
