package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The account's roles and managed policies. Readers see each change whole; changes are made one at a time. */
public final class IamStore {
    private final Map<String, Role> roles = new ConcurrentSkipListMap<>();
    private final Map<String, ManagedPolicy> policies = new ConcurrentSkipListMap<>();

    /** In the order of their names. */
    List<Role> roles() {
        return List.copyOf(roles.values());
    }

    /** In the order of their ARNs. */
    List<ManagedPolicy> policies() {
        return List.copyOf(policies.values());
    }

    public Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /** The role of exactly this ARN, its path included. */
    public Optional<Role> roleByArn(String arn) {
        return role(arn.substring(arn.lastIndexOf('/') + 1)).filter(role -> role.arn().equals(arn));
    }

    Role requireRole(String name) {
        return role(name).orElseThrow(() -> IamErrors.noRole(name));
    }

    Optional<ManagedPolicy> policy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    /** The text of the version in force of a managed policy. */
    public Optional<String> policyText(String arn) {
        return policy(arn).map(policy -> policy.document().text());
    }

    ManagedPolicy requirePolicy(String arn) {
        return policy(arn).orElseThrow(() -> IamErrors.noPolicy(arn));
    }

    synchronized void create(Role role) {
        if (roles.keySet().stream().anyMatch(name -> name.equalsIgnoreCase(role.name()))) {
            throw IamErrors.exists("Role with name " + role.name() + " already exists.");
        }
        requireAttachable(role.boundary());
        roles.put(role.name(), role);
    }

    synchronized void create(ManagedPolicy policy) {
        if (policies.values().stream().anyMatch(other -> other.name().equalsIgnoreCase(policy.name()))) {
            throw IamErrors.exists("A policy called " + policy.name() + " already exists. Duplicate names are not allowed.");
        }
        policies.put(policy.arn(), policy);
    }

    synchronized Role changeRole(String name, UnaryOperator<Role> change) {
        var changed = change.apply(requireRole(name));
        requireAttachable(changed.boundary());
        roles.put(name, changed);
        return changed;
    }

    synchronized ManagedPolicy changePolicy(String arn, UnaryOperator<ManagedPolicy> change) {
        var changed = change.apply(requirePolicy(arn));
        policies.put(arn, changed);
        return changed;
    }

    synchronized void deleteRole(String name) {
        var role = requireRole(name);
        if (!role.inline().isEmpty()) {
            throw IamErrors.deleteConflict("Cannot delete entity, must delete policies first.");
        }
        if (!role.attached().isEmpty()) {
            throw IamErrors.deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        roles.remove(name);
    }

    synchronized void deletePolicy(String arn) {
        var policy = requirePolicy(arn);
        if (attachments(arn) + boundaries(arn) > 0) {
            throw IamErrors.deleteConflict("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamErrors.deleteConflict("This policy has more than one version. Before you delete a policy, you must delete the policy's "
                    + "versions. The default version is deleted with the policy.");
        }
        policies.remove(arn);
    }

    int attachments(String policyArn) {
        return (int) roles.values().stream().filter(role -> role.attached().contains(policyArn)).count();
    }

    int boundaries(String policyArn) {
        return (int) roles.values().stream().filter(role -> role.boundary().filter(policyArn::equals).isPresent()).count();
    }

    private void requireAttachable(Optional<String> policyArn) {
        if (policyArn.isPresent() && policy(policyArn.get()).isEmpty()) {
            throw IamErrors.notAttachable(policyArn.get());
        }
    }
}
