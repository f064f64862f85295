package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole document; its statements are {@link StatementParser}'s. */
final class PolicyParser {

    /** Two elements of one name would leave open which one counts. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private PolicyParser() {
    }

    static PolicyDocument parse(String text, PolicyShape shape) {
        JsonNode root = read(text);
        Json.requireElements(root, "the document", ELEMENTS);
        if (root.has("Id")) {
            Json.string(root.get("Id"), "Id");
        }
        PolicyVersion version = root.has("Version")
                ? PolicyVersion.of(Json.string(root.get("Version"), "Version")) : PolicyVersion.V2008;
        List<Statement> statements = statements(root, new StatementParser(shape, version));
        requireDistinctIds(statements);
        return new PolicyDocument(text, shape, version, statements);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw MalformedPolicyException.syntax("The document is no valid JSON: " + e.getOriginalMessage());
        }
    }

    private static List<Statement> statements(JsonNode root, StatementParser parser) {
        if (!root.has("Statement")) {
            throw MalformedPolicyException.syntax("Missing required field Statement.");
        }
        JsonNode element = root.get("Statement");
        List<JsonNode> nodes = element.isArray() ? List.copyOf(element.values()) : List.of(element);
        if (nodes.isEmpty()) {
            throw MalformedPolicyException.syntax("Statement is empty.");
        }
        List<Statement> statements = new ArrayList<>();
        nodes.forEach(node -> statements.add(parser.parse(node)));
        return statements;
    }

    private static void requireDistinctIds(List<Statement> statements) {
        Set<String> seen = new HashSet<>();
        for (Statement statement : statements) {
            if (statement.sid().filter(sid -> !sid.isEmpty() && !seen.add(sid)).isPresent()) {
                throw new MalformedPolicyException("Statement IDs (SID) in a single policy must be unique.");
            }
        }
    }
}
