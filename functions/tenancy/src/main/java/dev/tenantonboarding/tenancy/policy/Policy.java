package dev.tenantonboarding.tenancy.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An IAM policy document. */
public record Policy(List<Statement> statements) {

    /** The policy language's version; older ones know no policy variables, so a tenant's tag would be a literal. */
    public static final String VERSION = "2012-10-17";

    public Policy {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one statement");
        }
    }

    public static Policy of(Statement... statements) {
        return new Policy(List.of(statements));
    }

    /** The document in IAM's JSON structure, in a stable order. */
    public Map<String, Object> toMap() {
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", VERSION);
        document.put("Statement", statements.stream().map(Statement::toMap).toList());
        return document;
    }

    /** The document as IAM and STS take it, as short as it can be written. */
    public String toJson() {
        return PolicyJson.write(toMap());
    }
}
