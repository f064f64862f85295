package dev.tenantonboarding.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The template that is deployed, with references written out so that they can be read: {@code ${Models.Arn}/pool/*} for an
 * {@code Fn::Join}, {@code ${AWS::Region}} for a {@code Ref}. Policy variables keep IAM's own form, {@code ${aws:…}}.
 */
final class CommittedTemplate {

    private final Map<String, Object> template;

    private CommittedTemplate(Map<String, Object> template) {
        this.template = template;
    }

    static CommittedTemplate read() {
        try {
            var file = OnboardingTemplate.committedIn(Path.of("..")).toFile();
            return new CommittedTemplate(new ObjectMapper().readValue(file, new TypeReference<>() { }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, Object> parameters() {
        return object(template.get("Parameters"));
    }

    Map<String, Object> outputs() {
        return object(template.get("Outputs"));
    }

    /** Properties of a resource. */
    Map<String, Object> properties(String id) {
        return object(readable(object(resource(id)).get("Properties")));
    }

    Map<String, Object> resource(String id) {
        return object(object(template.get("Resources")).get(id));
    }

    List<String> idsOf(String type) {
        return object(template.get("Resources")).entrySet().stream()
                .filter(resource -> object(resource.getValue()).get("Type").equals(type))
                .map(Map.Entry::getKey).toList();
    }

    /** Each policy that a role of the template bears, or may be given: inline, attached, boundary. */
    List<Grant> grants() {
        var inline = idsOf("AWS::IAM::Role").stream().flatMap(role -> list(properties(role).getOrDefault("Policies", List.of()))
                .stream().flatMap(policy -> Grant.statements(role, object(policy).get("PolicyDocument"))));
        var attached = idsOf("AWS::IAM::Policy").stream().flatMap(id -> list(properties(id).get("Roles")).stream()
                .flatMap(role -> Grant.statements(name(role), properties(id).get("PolicyDocument"))));
        var managed = idsOf("AWS::IAM::ManagedPolicy").stream()
                .flatMap(id -> Grant.statements(id, properties(id).get("PolicyDocument")));
        return Stream.of(inline, attached, managed).flatMap(Function.identity()).toList();
    }

    private static String name(Object reference) {
        return reference.toString().replaceAll("[${}]", "");
    }

    /** A statement of a policy, and the role or managed policy that it belongs to. */
    record Grant(String bearer, Map<String, Object> statement) {

        static Stream<Grant> statements(String bearer, Object document) {
            return list(object(document).get("Statement")).stream().map(statement -> new Grant(bearer, object(statement)));
        }

        List<String> actions() {
            return strings("Action");
        }

        List<String> resources() {
            return strings("Resource");
        }

        private List<String> strings(String key) {
            return statement.get(key) instanceof List<?> many
                    ? many.stream().map(Object::toString).toList()
                    : List.of(statement.get(key).toString());
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object json) {
        return (List<Object>) json;
    }

    private static Object readable(Object json) {
        if (json instanceof List<?> values) {
            return values.stream().map(CommittedTemplate::readable).toList();
        }
        if (!(json instanceof Map<?, ?> map)) {
            return json;
        }
        if (map.containsKey("Ref")) {
            return "${" + map.get("Ref") + "}";
        }
        if (map.get("Fn::GetAtt") instanceof List<?> path) {
            return "${" + path.get(0) + "." + path.get(1) + "}";
        }
        if (map.get("Fn::Join") instanceof List<?> join) {
            return list(readable(join.get(1))).stream().map(Object::toString).collect(Collectors.joining(join.get(0).toString()));
        }
        return map.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().toString(), e -> readable(e.getValue())));
    }
}
