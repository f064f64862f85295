package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;

/** Permissions boundaries of roles. */
final class RoleBoundaryOperations {
    private final IamStore store;
    private final RoleAccess access;

    RoleBoundaryOperations(IamStore store) {
        this.store = store;
        this.access = new RoleAccess(store);
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(PutRolePermissionsBoundaryRequest::builder, this::putAccess, this::put),
                Operation.of(DeleteRolePermissionsBoundaryRequest::builder,
                        request -> access.bounded("DeleteRolePermissionsBoundary", request.roleName()), this::delete));
    }

    /** The boundary to come is the condition's value here, not the present one. */
    private List<Access> putAccess(PutRolePermissionsBoundaryRequest request) {
        return access.role("PutRolePermissionsBoundary", request.roleName()).stream()
                .map(needed -> RoleAccess.boundary(needed, Optional.of(request.permissionsBoundary()))).toList();
    }

    private PutRolePermissionsBoundaryResponse put(PutRolePermissionsBoundaryRequest request, Call call) {
        store.changeRole(request.roleName(), role -> role.withBoundary(Optional.of(request.permissionsBoundary())));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    private DeleteRolePermissionsBoundaryResponse delete(DeleteRolePermissionsBoundaryRequest request, Call call) {
        store.changeRole(request.roleName(), role -> {
            if (role.boundary().isEmpty()) {
                throw IamErrors.noSuchEntity("Role " + role.name() + " does not have a permissions boundary.");
            }
            return role.withBoundary(Optional.empty());
        });
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }
}
