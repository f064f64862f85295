package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Denials;
import dev.tenantonboarding.tests.stage.Stage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

/** What IAM says of a tenant: its own roles, and where the platform's roles deny it by name. */
record Permissions(IamClient iam, TenantId tenant) {
    Stream<String> lines(Stage stage) {
        return Stream.concat(
                iam.listRolesPaginator().roles().stream().filter(role -> role.roleName().contains(tenant.value())).map(this::ofItsOwn),
                new Denials(iam, stage).of(tenant).stream());
    }

    private String ofItsOwn(Role listed) {
        String name = listed.roleName();
        Role role = iam.getRole(request -> request.roleName(name)).role();
        Map<String, String> tags = new TreeMap<>();
        role.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        Map<String, String> policies = new TreeMap<>();
        policyNames(name).forEach(policy -> policies.put(policy, document(name, policy)));
        return "role " + name + " " + tags + " " + role.permissionsBoundary() + " trusts " + role.assumeRolePolicyDocument() + " may " + policies + " "
                + iam.listAttachedRolePolicies(request -> request.roleName(name)).attachedPolicies();
    }

    private Stream<String> policyNames(String role) {
        return iam.listRolePolicies(request -> request.roleName(role)).policyNames().stream();
    }

    private String document(String role, String policy) {
        return URLDecoder.decode(
                iam.getRolePolicy(request -> request.roleName(role).policyName(policy)).policyDocument(), StandardCharsets.UTF_8);
    }
}
