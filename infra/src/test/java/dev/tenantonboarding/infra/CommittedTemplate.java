package dev.tenantonboarding.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A template that is deployed, in one of its forms, with references written out so that they can be read: {@code ${Models.Arn}/pool/*}
 * for an {@code Fn::Join}, {@code ${AWS::Region}} for a {@code Ref}. Policy variables keep IAM's own form, {@code ${aws:…}}.
 */
final class CommittedTemplate {

    private final Map<String, Object> template;
    private final Map<String, Boolean> conditions;

    private CommittedTemplate(Map<String, Object> template, Map<String, String> chosen) {
        this.template = template;
        conditions = object(template.getOrDefault("Conditions", Map.of())).entrySet().stream()
                .collect(Collectors.toMap(Entry::getKey, condition -> holds(condition.getValue(), chosen)));
    }

    /** The platform's, as it is deployed when nothing is chosen. */
    static CommittedTemplate read() {
        return read(Template.PLATFORM, Map.of());
    }

    /** @param chosen values of parameters; the others have their defaults */
    static CommittedTemplate read(Template which, Map<String, String> chosen) {
        try {
            var file = Path.of("..").resolve(which.file()).toFile();
            return new CommittedTemplate(new ObjectMapper().readValue(file, new TypeReference<>() { }), chosen);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each combination of the platform's variants. */
    static Stream<CommittedTemplate> platforms() {
        return Stream.of("function", "authorizer").flatMap(vending -> Stream.of("tag", "policy").flatMap(session ->
                Stream.of("own", "shared").map(gateway -> read(Template.PLATFORM,
                        Map.of("CredentialVending", vending, "TenantSession", session, "SiloGateway", gateway)))));
    }

    /** A silo tenant's stack with an API of its own, and one with a route in the shared API. */
    static Stream<CommittedTemplate> silos() {
        return Stream.of("", "api").map(shared -> read(Template.SILO_TENANT, Map.of("SharedApiId", shared)));
    }

    private boolean holds(Object condition, Map<String, String> chosen) {
        if (object(condition).get("Fn::Not") instanceof List<?> not) {
            return !holds(not.getFirst(), chosen);
        }
        var equal = list(object(condition).get("Fn::Equals"));
        var parameter = object(equal.getFirst()).get("Ref").toString();
        var value = chosen.getOrDefault(parameter, String.valueOf(object(parameters().get(parameter)).get("Default")));
        return value.equals(equal.getLast());
    }

    /** Of those alternatives that the parameters choose between, the chosen one. */
    private Object branch(List<Object> alternatives) {
        return alternatives.get(is(alternatives.getFirst().toString()) ? 1 : 2);
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
                .filter(resource -> exists(object(resource.getValue())))
                .map(Entry::getKey).toList();
    }

    /** As tests' names say it: the chosen forms. */
    @Override
    public String toString() {
        return conditions.entrySet().stream().filter(Entry::getValue).map(Entry::getKey).sorted().collect(Collectors.joining(" "));
    }

    /** Whether a condition of the template holds in this form. */
    boolean is(String condition) {
        return Boolean.TRUE.equals(conditions.get(condition));
    }

    private boolean exists(Map<String, Object> resource) {
        return !resource.containsKey("Condition") || is(resource.get("Condition").toString());
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

    /** What the policies allow; Denies take away. */
    List<Grant> allowed() {
        return grants().stream().filter(Grant::allows).toList();
    }

    /** The one statement of that bearer and sid. */
    Grant grant(String bearer, String sid) {
        return grants().stream().filter(grant -> grant.bearer().equals(bearer) && sid.equals(grant.statement().get("Sid")))
                .findFirst().orElseThrow(() -> new AssertionError(bearer + " has no " + sid));
    }

    private static String name(Object reference) {
        return reference.toString().replaceAll("[${}]", "");
    }

    /** A statement of a policy, and the role or managed policy that it belongs to. */
    record Grant(String bearer, Map<String, Object> statement) {

        static Stream<Grant> statements(String bearer, Object document) {
            return list(object(document).get("Statement")).stream().map(statement -> new Grant(bearer, object(statement)));
        }

        boolean allows() {
            return statement.get("Effect").equals("Allow");
        }

        List<String> actions() {
            return strings("Action");
        }

        List<String> resources() {
            return strings("Resource");
        }

        /** What the statement tests with an operator: values by key. */
        Map<String, Object> condition(String operator) {
            return object(object(statement.getOrDefault("Condition", Map.of())).getOrDefault(operator, Map.of()));
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

    /** With references written out, and of alternatives the chosen ones. */
    Object readable(Object json) {
        if (json instanceof List<?> values) {
            return values.stream().map(this::readable).toList();
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
        if (map.get("Fn::If") instanceof List<?> alternatives) {
            return readable(branch(list(alternatives)));
        }
        if (map.get("Fn::Join") instanceof List<?> join) {
            return list(readable(join.get(1))).stream().map(Object::toString).collect(Collectors.joining(join.get(0).toString()));
        }
        return map.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().toString(), e -> readable(e.getValue())));
    }
}
