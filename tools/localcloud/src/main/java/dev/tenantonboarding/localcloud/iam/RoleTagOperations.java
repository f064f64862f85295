package dev.tenantonboarding.localcloud.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

/** Tags of roles, which become the principal tags of their sessions. */
final class RoleTagOperations {
    private final IamStore store;
    private final RoleAccess access;

    RoleTagOperations(IamStore store) {
        this.store = store;
        this.access = new RoleAccess(store);
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(TagRoleRequest::builder, this::tagAccess, this::tag),
                Operation.of(UntagRoleRequest::builder, this::untagAccess, this::untag),
                Operation.of(ListRoleTagsRequest::builder, request -> access.role("ListRoleTags", request.roleName()), this::list));
    }

    private List<Access> tagAccess(TagRoleRequest request) {
        return access.role("TagRole", request.roleName()).stream()
                .map(needed -> needed.withRequestTags(Names.tags(request.tags()))).toList();
    }

    private List<Access> untagAccess(UntagRoleRequest request) {
        return access.role("UntagRole", request.roleName()).stream()
                .map(needed -> needed.with("aws:TagKeys", request.tagKeys().toArray(String[]::new))).toList();
    }

    private TagRoleResponse tag(TagRoleRequest request, Call call) {
        var added = Names.tags(request.tags());
        store.changeRole(request.roleName(), role -> {
            var tags = new LinkedHashMap<>(role.tags());
            added.forEach((key, value) -> {
                // A key in another case is the same key.
                tags.keySet().removeIf(key::equalsIgnoreCase);
                tags.put(key, value);
            });
            return role.withTags(Names.requireTagCount(tags));
        });
        return TagRoleResponse.builder().build();
    }

    private UntagRoleResponse untag(UntagRoleRequest request, Call call) {
        store.changeRole(request.roleName(), role -> {
            var tags = new LinkedHashMap<>(role.tags());
            request.tagKeys().forEach(key -> tags.keySet().removeIf(key::equalsIgnoreCase));
            return role.withTags(tags);
        });
        return UntagRoleResponse.builder().build();
    }

    private ListRoleTagsResponse list(ListRoleTagsRequest request, Call call) {
        var page = Pages.of(RoleShapes.tags(store.requireRole(request.roleName()).tags()),
                Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = ListRoleTagsResponse.builder().tags(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }
}
