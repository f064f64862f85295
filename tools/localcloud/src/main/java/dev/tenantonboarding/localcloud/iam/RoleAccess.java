package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;

/** What operations on IAM's own resources need to be allowed. */
final class RoleAccess {
    private static final String BOUNDARY = "iam:PermissionsBoundary";
    private final IamStore store;

    RoleAccess(IamStore store) {
        this.store = store;
    }

    /** On a role by its name; one that doesn't exist is taken to lie at the root path. */
    List<Access> role(String action, String name) {
        return List.of(access(action, name));
    }

    /** For changes to what a role may: the boundary it has now can be made a condition. */
    List<Access> bounded(String action, String name) {
        var access = access(action, name);
        return List.of(boundary(access, store.role(name).flatMap(Role::boundary)));
    }

    /** For attaching and detaching, where the policy's ARN can be a condition too. */
    List<Access> attachment(String action, String name, String policyArn) {
        return bounded(action, name).stream().map(access -> access.with("iam:PolicyARN", policyArn)).toList();
    }

    static List<Access> policy(String action, String arn) {
        return List.of(Access.to("iam:" + action, arn));
    }

    static List<Access> listing(String action) {
        return List.of(Access.to("iam:" + action, "*"));
    }

    static Access boundary(Access access, Optional<String> policyArn) {
        return policyArn.map(arn -> access.with(BOUNDARY, arn)).orElse(access);
    }

    private Access access(String action, String name) {
        var role = store.role(name);
        var access = Access.to("iam:" + action, role.map(Role::arn).orElseGet(() -> Aws.globalArn("iam", "role/" + name)));
        if (role.isPresent()) {
            access = access.withResourceTags(role.get().tags());
            for (var tag : role.get().tags().entrySet()) {
                access = access.with("iam:ResourceTag/" + tag.getKey(), tag.getValue());
            }
        }
        return access;
    }
}
