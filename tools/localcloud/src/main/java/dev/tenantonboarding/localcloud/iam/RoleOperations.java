package dev.tenantonboarding.localcloud.iam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Roles themselves. */
final class RoleOperations {
    private static final int SHORTEST_MAXIMUM = 3_600;
    private static final int LONGEST_MAXIMUM = 43_200;
    private static final int ID_LENGTH = 21;

    private final IamStore store;
    private final RoleAccess access;

    RoleOperations(IamStore store) {
        this.store = store;
        this.access = new RoleAccess(store);
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateRoleRequest::builder, RoleOperations::createAccess, this::create),
                Operation.of(GetRoleRequest::builder, request -> access.role("GetRole", request.roleName()), this::get),
                Operation.of(ListRolesRequest::builder, _ -> RoleAccess.listing("ListRoles"), this::list),
                Operation.of(UpdateRoleRequest::builder, request -> access.role("UpdateRole", request.roleName()), this::update),
                Operation.of(UpdateAssumeRolePolicyRequest::builder,
                        request -> access.role("UpdateAssumeRolePolicy", request.roleName()), this::updateTrust),
                Operation.of(DeleteRoleRequest::builder, request -> access.role("DeleteRole", request.roleName()), this::delete));
    }

    private static List<Access> createAccess(CreateRoleRequest request) {
        var arn = Aws.globalArn("iam", "role" + Optional.ofNullable(request.path()).orElse("/") + request.roleName());
        var create = RoleAccess.boundary(Access.to("iam:CreateRole", arn), Optional.ofNullable(request.permissionsBoundary()));
        return create.creatingWith(Names.tags(request.tags()), "iam:TagRole");
    }

    private CreateRoleResponse create(CreateRoleRequest request, Call call) {
        var role = new Role(UniqueId.of("AROA", ID_LENGTH), Names.path(Optional.ofNullable(request.path())),
                Names.name("roleName", request.roleName(), Names.ROLE_LENGTH), call.time(),
                settings(request.description(), request.maxSessionDuration(), () -> new Role.Settings("", SHORTEST_MAXIMUM)),
                Documents.trust(request.assumeRolePolicyDocument(), store), Names.tags(request.tags()), Map.of(), new LinkedHashSet<>(),
                Optional.ofNullable(request.permissionsBoundary()));
        store.create(role);
        return CreateRoleResponse.builder().role(RoleShapes.whole(role)).build();
    }

    private GetRoleResponse get(GetRoleRequest request, Call call) {
        return GetRoleResponse.builder().role(RoleShapes.whole(store.requireRole(request.roleName()))).build();
    }

    private ListRolesResponse list(ListRolesRequest request, Call call) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var page = Pages.of(store.roles().stream().filter(role -> role.path().startsWith(prefix)).toList(),
                Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = ListRolesResponse.builder().roles(page.items().stream().map(RoleShapes::brief).toList()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }

    private UpdateRoleResponse update(UpdateRoleRequest request, Call call) {
        store.changeRole(request.roleName(), role -> role.withSettings(
                settings(request.description(), request.maxSessionDuration(), role::settings)));
        return UpdateRoleResponse.builder().build();
    }

    private UpdateAssumeRolePolicyResponse updateTrust(UpdateAssumeRolePolicyRequest request, Call call) {
        store.requireRole(request.roleName());
        var trust = Documents.trust(request.policyDocument(), store);
        store.changeRole(request.roleName(), role -> role.withTrust(trust));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private DeleteRoleResponse delete(DeleteRoleRequest request, Call call) {
        store.deleteRole(request.roleName());
        return DeleteRoleResponse.builder().build();
    }

    private static Role.Settings settings(String description, Integer maxSessionSeconds, Supplier<Role.Settings> otherwise) {
        int seconds = Optional.ofNullable(maxSessionSeconds).orElseGet(() -> otherwise.get().maxSessionSeconds());
        if (seconds < SHORTEST_MAXIMUM || seconds > LONGEST_MAXIMUM) {
            throw IamErrors.validation("1 validation error detected: Value '" + seconds + "' at 'maxSessionDuration' failed to satisfy "
                    + "constraint: Member must have value between " + SHORTEST_MAXIMUM + " and " + LONGEST_MAXIMUM);
        }
        return new Role.Settings(Optional.ofNullable(description).orElseGet(() -> otherwise.get().description()), seconds);
    }
}
