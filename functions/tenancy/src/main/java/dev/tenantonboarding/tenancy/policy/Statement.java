package dev.tenantonboarding.tenancy.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement of a policy.
 *
 * @param sid        what the statement is for, in letters and digits
 * @param principal  whom it is about; empty in identity policies, which are about their bearer
 * @param resources  ARNs; empty in trust policies, which are about their role
 * @param conditions all of which must hold
 */
public record Statement(String sid, Effect effect, Optional<Principal> principal, List<String> actions,
                        List<String> resources, List<Condition> conditions) {

    /** What a matching statement decides. */
    public enum Effect { Allow, Deny }

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
        if (!sid.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("sid must be letters and digits: " + sid);
        }
        if (actions.isEmpty()) {
            throw new IllegalArgumentException(sid + " names no action");
        }
        if (conditions.stream().map(c -> c.operator() + " " + c.key()).distinct().count() < conditions.size()) {
            throw new IllegalArgumentException(sid + " tests one key twice with one operator");
        }
    }

    public static Statement allow(String sid, String... actions) {
        return new Statement(sid, Effect.Allow, Optional.empty(), List.of(actions), List.of(), List.of());
    }

    public static Statement deny(String sid, String... actions) {
        return new Statement(sid, Effect.Deny, Optional.empty(), List.of(actions), List.of(), List.of());
    }

    public Statement to(Principal whom) {
        return new Statement(sid, effect, Optional.of(whom), actions, resources, conditions);
    }

    public Statement on(String... arns) {
        return new Statement(sid, effect, principal, actions, List.of(arns), conditions);
    }

    public Statement when(String operator, String key, String... values) {
        var more = Stream.concat(conditions.stream(), Stream.of(new Condition(operator, key, List.of(values))));
        return new Statement(sid, effect, principal, actions, resources, more.toList());
    }

    Map<String, Object> toMap() {
        var json = new LinkedHashMap<String, Object>();
        json.put("Sid", sid);
        json.put("Effect", effect.name());
        principal.ifPresent(whom -> json.put("Principal", whom.toMap()));
        json.put("Action", oneOrMany(actions));
        if (!resources.isEmpty()) {
            json.put("Resource", oneOrMany(resources));
        }
        if (!conditions.isEmpty()) {
            json.put("Condition", conditionBlock());
        }
        return json;
    }

    private Map<String, Map<String, Object>> conditionBlock() {
        var block = new LinkedHashMap<String, Map<String, Object>>();
        for (var condition : conditions) {
            block.computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
                    .put(condition.key(), oneOrMany(condition.values()));
        }
        return block;
    }

    static Object oneOrMany(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }
}
