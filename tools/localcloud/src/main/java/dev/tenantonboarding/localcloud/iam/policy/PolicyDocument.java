package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;

/**
 * A policy document that was read and found well-formed.
 *
 * @param text the JSON as it was given, which AWS answers unchanged
 * @param shape what the document is attached to
 * @param version the version of the policy language, 2008-10-17 when the document names none
 * @param statements at least one
 */
public record PolicyDocument(String text, PolicyShape shape, PolicyVersion version, List<Statement> statements) {

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
}
