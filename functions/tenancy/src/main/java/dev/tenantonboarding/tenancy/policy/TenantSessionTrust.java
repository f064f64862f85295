package dev.tenantonboarding.tenancy.policy;

import java.util.List;

/**
 * Who may open a tenant's session on a role: the named roles, with exactly one tag, which names a tenant.
 *
 * <p>{@code ForAllValues} alone also holds for a session without any tag, hence {@code Null}; and an empty tag is legal, hence
 * {@code ?*}.
 *
 * @param roleArns exact ARNs of roles; a whole account is not a caller to trust
 */
public record TenantSessionTrust(List<String> roleArns) {

    public TenantSessionTrust {
        roleArns = List.copyOf(roleArns);
    }

    public Policy policy() {
        return Policy.of(Statement.allow("OpenTenantSession", "sts:AssumeRole", "sts:TagSession")
                .to(Principal.roles(roleArns))
                .when("StringLike", "aws:RequestTag/" + TenantTag.KEY, "?*")
                .when("ForAllValues:StringEquals", "aws:TagKeys", TenantTag.KEY)
                .when("Null", "aws:TagKeys", "false"));
    }
}
