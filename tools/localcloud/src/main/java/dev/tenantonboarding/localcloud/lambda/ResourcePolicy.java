package dev.tenantonboarding.localcloud.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * Who may invoke a function besides those whose identity policies allow it.
 *
 * @param statements by their ids, each as it stands in the policy's JSON
 */
record ResourcePolicy(Map<String, Map<String, Object>> statements) {
    static final ResourcePolicy EMPTY = new ResourcePolicy(Map.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    ResourcePolicy {
        statements = new LinkedHashMap<>(statements);
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError ResourceConflictException if the id is taken */
    ResourcePolicy with(String id, Map<String, Object> statement) {
        if (statements.containsKey(id)) {
            throw LambdaErrors.conflict("The statement id (" + id + ") provided already exists. Please provide a new statement id, "
                    + "or remove the existing statement.");
        }
        var more = new LinkedHashMap<>(statements);
        more.put(id, statement);
        return new ResourcePolicy(more);
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError ResourceNotFoundException if there is no such statement */
    ResourcePolicy without(String id) {
        if (statements.isEmpty()) {
            throw LambdaErrors.notFound("No policy is associated with the given resource.");
        }
        if (!statements.containsKey(id)) {
            throw LambdaErrors.notFound("Statement " + id + " is not found in resource policy.");
        }
        return new ResourcePolicy(statements.entrySet().stream().filter(entry -> !entry.getKey().equals(id))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new)));
    }

    /** The policy document; absent without statements. */
    Optional<String> json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put("Id", "default");
        document.put("Statement", statements.values());
        return statements.isEmpty() ? Optional.empty() : Optional.of(JSON.writeValueAsString(document));
    }

    static String json(Map<String, Object> statement) {
        return JSON.writeValueAsString(statement);
    }
}
