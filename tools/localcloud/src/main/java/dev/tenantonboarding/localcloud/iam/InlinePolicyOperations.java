package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Policies that are part of a role. */
final class InlinePolicyOperations {
    private final IamStore store;
    private final RoleAccess access;

    InlinePolicyOperations(IamStore store) {
        this.store = store;
        this.access = new RoleAccess(store);
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(PutRolePolicyRequest::builder, request -> access.bounded("PutRolePolicy", request.roleName()), this::put),
                Operation.of(GetRolePolicyRequest::builder, request -> access.role("GetRolePolicy", request.roleName()), this::get),
                Operation.of(DeleteRolePolicyRequest::builder, request -> access.bounded("DeleteRolePolicy", request.roleName()), this::delete),
                Operation.of(ListRolePoliciesRequest::builder, request -> access.role("ListRolePolicies", request.roleName()), this::list));
    }

    private PutRolePolicyResponse put(PutRolePolicyRequest request, Call call) {
        var name = Names.name("policyName", request.policyName(), Names.POLICY_LENGTH);
        var document = Documents.inline(request.policyDocument());
        store.changeRole(request.roleName(), role -> {
            var inline = new TreeMap<>(role.inline());
            inline.put(name, document);
            Documents.requireInlineSize(role.name(), inline.values());
            return role.withInline(inline);
        });
        return PutRolePolicyResponse.builder().build();
    }

    private GetRolePolicyResponse get(GetRolePolicyRequest request, Call call) {
        var document = Optional.ofNullable(store.requireRole(request.roleName()).inline().get(request.policyName()))
                .orElseThrow(() -> IamErrors.noRolePolicy(request.policyName()));
        return GetRolePolicyResponse.builder().roleName(request.roleName()).policyName(request.policyName())
                .policyDocument(Documents.encoded(document)).build();
    }

    private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request, Call call) {
        store.changeRole(request.roleName(), role -> {
            var inline = new TreeMap<>(role.inline());
            if (inline.remove(request.policyName()) == null) {
                throw IamErrors.noRolePolicy(request.policyName());
            }
            return role.withInline(inline);
        });
        return DeleteRolePolicyResponse.builder().build();
    }

    private ListRolePoliciesResponse list(ListRolePoliciesRequest request, Call call) {
        var page = Pages.of(List.copyOf(store.requireRole(request.roleName()).inline().keySet()),
                Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = ListRolePoliciesResponse.builder().policyNames(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }
}
