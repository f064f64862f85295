package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What IAM's simulator is asked about a role: whether it may do any of these things to any of these.
 *
 * @param about what it would do, as the end of a probe's name
 * @param resources ARNs
 * @param conditions the context keys that the call would bring with it
 * @param to what it reaches for, in short
 * @param sessionPolicy what else narrows the session in which it would do so
 */
public record Question(
        String about, List<String> actions, List<String> resources, Map<String, String> conditions, String to, Optional<Policy> sessionPolicy) {
    public Question {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = Map.copyOf(conditions);
    }

    Question(String about, List<String> actions, List<String> resources, String to) {
        this(about, actions, resources, Map.of(), to);
    }

    Question(String about, List<String> actions, List<String> resources, Map<String, String> conditions, String to) {
        this(about, actions, resources, conditions, to, Optional.empty());
    }

    /** The same of a role that bears the tenant's tag. The simulator adds no role's own tags by itself. */
    Question ofRoleTagged(String tenant) {
        Map<String, String> all = new HashMap<>(conditions);
        all.put("aws:PrincipalTag/" + TenantTag.KEY, tenant);
        return new Question(about, actions, resources, all, to, sessionPolicy);
    }

    /** The same of a session that this policy narrows. */
    Question inSessionWith(Policy policy) {
        return new Question(about, actions, resources, conditions, to, Optional.of(policy));
    }
}
