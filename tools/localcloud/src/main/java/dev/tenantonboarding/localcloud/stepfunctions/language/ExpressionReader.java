package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Expression;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;

/** Compiles the expressions of fields, and tells of those that AWS refuses. */
final class ExpressionReader {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("\\$\\$");

    private final List<Diagnostic> diagnostics;

    ExpressionReader(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    static boolean isExpression(Object value) {
        return value instanceof String text && text.startsWith(OPEN) && text.endsWith(CLOSE) && text.length() >= OPEN.length() + CLOSE.length();
    }

    /**
     * Reads a value in which any string may be an expression.
     *
     * @param state    where the state stands, such as {@code /States/Claim}
     * @param location the field within the state
     * @param readable the reserved members it may read
     */
    Template read(Object value, String state, String location, Set<Reserved> readable) {
        return switch (value) {
            case String text when isExpression(text) -> expression(text, state, location, readable)
                    .<Template>map(found -> new Template.Computed(found, location)).orElse(new Template.Constant(text));
            case String text when text.startsWith(OPEN) || text.endsWith(CLOSE) -> {
                report("INVALID_JSONATA_EXPRESSION", "A JSONata expression must start with '{%' and end with '%}'", state, location);
                yield new Template.Constant(text);
            }
            case Map<?, ?> object -> {
                var members = new LinkedHashMap<String, Template>();
                object.forEach((name, member) -> members.put((String) name, read(member, state, location + "/" + name, readable)));
                yield members.values().stream().allMatch(Template.Constant.class::isInstance)
                        ? new Template.Constant(object) : new Template.ObjectOf(members);
            }
            case List<?> array -> {
                var elements = new ArrayList<Template>();
                for (var i = 0; i < array.size(); i++) {
                    elements.add(read(array.get(i), state, location + "[" + i + "]", readable));
                }
                yield elements.stream().allMatch(Template.Constant.class::isInstance)
                        ? new Template.Constant(array) : new Template.ArrayOf(elements);
            }
            default -> new Template.Constant(value);
        };
    }

    private Optional<Expression> expression(String text, String state, String location, Set<Reserved> readable) {
        var source = text.substring(OPEN.length(), text.length() - CLOSE.length());
        var code = TEXT_OR_COMMENT.matcher(source).replaceAll("");
        if (ROOT.matcher(code).find()) {
            report("INVALID_JSONATA_EXPRESSION", "Reference to '$$' is not supported.", state, location);
        }
        for (var reserved : Reserved.values()) {
            if (!readable.contains(reserved) && reserved.readBy(code)) {
                report("UNSUPPORTED_JSONATA_EXPRESSION", "Reference to '$states." + reserved.member + "' is not supported in this field.",
                        state, location);
            }
        }
        try {
            var expression = Expression.compile(source);
            expression.unqualifiedNames().forEach(name -> report("UNSUPPORTED_JSONATA_EXPRESSION",
                    "Reference to '" + name + "' at the top level is not supported.", state, location));
            return Optional.of(expression);
        } catch (Expression.Malformed e) {
            report("INVALID_JSONATA_EXPRESSION", e.getMessage(), state, location);
            return Optional.empty();
        }
    }

    private void report(String code, String message, String state, String location) {
        diagnostics.add(new Diagnostic(code, message, Optional.of(state + "/" + location)));
    }
}
