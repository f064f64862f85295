package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads wildcards, escapes such as {@code ${*}} and variables such as {@code ${aws:PrincipalTag/Team, 'none'}}. */
final class TemplateParser {

    private static final String OPEN = "${";

    private final boolean wildcards;
    private final boolean variables;
    private final List<Template.Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private TemplateParser(boolean wildcards, boolean variables) {
        this.wildcards = wildcards;
        this.variables = variables;
    }

    /** Text in which a star is a wildcard; variables as the document's version has them. */
    static Template pattern(String text, PolicyVersion version) {
        return new TemplateParser(true, version.hasVariables()).read(text);
    }

    /** Text in which a star is a star; variables as the document's version has them. */
    static Template exact(String text, PolicyVersion version) {
        return new TemplateParser(false, version.hasVariables()).read(text);
    }

    private Template read(String source) {
        return new Template(parts(source));
    }

    private List<Template.Part> parts(String source) {
        int at = 0;
        while (at < source.length()) {
            if (variables && source.startsWith(OPEN, at)) {
                int close = closing(source, at + OPEN.length());
                variable(source.substring(at + OPEN.length(), close));
                at = close + 1;
            } else {
                character(source.charAt(at));
                at++;
            }
        }
        flush();
        return List.copyOf(parts);
    }

    private void character(char character) {
        switch (character) {
            case '*' -> wildcard(character, Glob.ANY_RUN);
            case '?' -> wildcard(character, Glob.ANY_ONE);
            default -> text.append(character);
        }
    }

    private void wildcard(char character, int symbol) {
        if (wildcards) {
            flush();
            parts.add(new Template.Wildcard(symbol));
        } else {
            text.append(character);
        }
    }

    private void variable(String body) {
        switch (body) {
            case "*", "?", "$" -> text.append(body);
            default -> {
                flush();
                parts.add(parsed(body));
            }
        }
    }

    private Template.Variable parsed(String body) {
        int comma = body.indexOf(',');
        String key = (comma < 0 ? body : body.substring(0, comma)).strip();
        if (!key.matches("[^\\s:${}]+:[^\\s${}]+")) {
            throw new MalformedPolicyException("Invalid policy variable ${" + body + "}: a condition key such as aws:username is expected.");
        }
        return new Template.Variable(RequestContext.normal(key),
                comma < 0 ? Optional.empty() : Optional.of(fallback(body, body.substring(comma + 1).strip())));
    }

    private List<Template.Part> fallback(String body, String quoted) {
        if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
            throw new MalformedPolicyException("Invalid policy variable ${" + body + "}: the default value must stand in single quotes.");
        }
        return new TemplateParser(wildcards, false).parts(quoted.substring(1, quoted.length() - 1));
    }

    /** The brace that ends a variable; one inside its quoted default doesn't. */
    private static int closing(String source, int from) {
        boolean quoted = false;
        for (int at = from; at < source.length(); at++) {
            char character = source.charAt(at);
            if (character == '\'') {
                quoted = !quoted;
            } else if (character == '}' && !quoted) {
                return at;
            }
        }
        throw new MalformedPolicyException("The policy variable is missing a closing curly brace: " + source);
    }

    private void flush() {
        if (!text.isEmpty()) {
            parts.add(new Template.Text(text.toString()));
            text.setLength(0);
        }
    }
}
