package dev.tenantonboarding.localcloud.iam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;

/** Managed policies on roles. */
final class AttachmentOperations {
    private static final int MOST_ATTACHED = 10;

    private final IamStore store;
    private final RoleAccess access;

    AttachmentOperations(IamStore store) {
        this.store = store;
        this.access = new RoleAccess(store);
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(AttachRolePolicyRequest::builder,
                        request -> access.attachment("AttachRolePolicy", request.roleName(), request.policyArn()), this::attach),
                Operation.of(DetachRolePolicyRequest::builder,
                        request -> access.attachment("DetachRolePolicy", request.roleName(), request.policyArn()), this::detach),
                Operation.of(ListAttachedRolePoliciesRequest::builder,
                        request -> access.role("ListAttachedRolePolicies", request.roleName()), this::list));
    }

    /** Attaching twice is as attaching once. */
    private AttachRolePolicyResponse attach(AttachRolePolicyRequest request, Call call) {
        store.changeRole(request.roleName(), role -> {
            var arn = store.policy(request.policyArn()).orElseThrow(() -> IamErrors.notAttachable(request.policyArn())).arn();
            var attached = new LinkedHashSet<>(role.attached());
            attached.add(arn);
            if (attached.size() > MOST_ATTACHED) {
                throw IamErrors.limit("Cannot exceed quota for PoliciesPerRole: " + MOST_ATTACHED);
            }
            return role.withAttached(attached);
        });
        return AttachRolePolicyResponse.builder().build();
    }

    private DetachRolePolicyResponse detach(DetachRolePolicyRequest request, Call call) {
        store.changeRole(request.roleName(), role -> {
            var attached = new LinkedHashSet<>(role.attached());
            if (!attached.remove(request.policyArn())) {
                throw IamErrors.noPolicy(request.policyArn());
            }
            return role.withAttached(attached);
        });
        return DetachRolePolicyResponse.builder().build();
    }

    private ListAttachedRolePoliciesResponse list(ListAttachedRolePoliciesRequest request, Call call) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var attached = store.requireRole(request.roleName()).attached().stream().flatMap(arn -> store.policy(arn).stream())
                .filter(policy -> policy.path().startsWith(prefix))
                .map(policy -> AttachedPolicy.builder().policyName(policy.name()).policyArn(policy.arn()).build()).toList();
        var page = Pages.of(attached, Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = ListAttachedRolePoliciesResponse.builder().attachedPolicies(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }
}
