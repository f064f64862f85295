package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A policy document that was read and found well-formed.
 *
 * @param text the JSON as it was given, which AWS answers unchanged
 * @param shape what the document is attached to
 * @param version the version of the policy language, 2008-10-17 when the document names none
 * @param statements at least one
 */
public record PolicyDocument(String text, PolicyShape shape, PolicyVersion version, List<Statement> statements) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^\\s,{}*?$]+)");

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads and validates a document; its patterns are compiled once, here.
     *
     * @throws MalformedPolicyException if AWS would refuse the document
     */
    public static PolicyDocument parse(String text, PolicyShape shape) {
        return PolicyParser.parse(text, shape);
    }

    /** The ARNs of users, roles and role sessions that the document names as principals. */
    public List<String> identities() {
        return statements.stream().flatMap(statement -> statement.principals().stream())
                .flatMap(principals -> principals.patterns().stream())
                .flatMap(pattern -> pattern instanceof PrincipalPattern.Identity(String arn) ? Stream.of(arn) : Stream.empty())
                .distinct().toList();
    }

    /** The condition keys that a decision by this document may turn on, as the document writes them. */
    public Set<String> contextKeys() {
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        statements.forEach(statement -> statement.conditions().forEach(condition -> keys.add(condition.key().name())));
        if (version.hasVariables()) {
            VARIABLE.matcher(text).results().forEach(variable -> keys.add(variable.group(1)));
        }
        return keys;
    }
}
