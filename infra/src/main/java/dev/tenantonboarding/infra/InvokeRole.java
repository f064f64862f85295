package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.QuarantinePolicy;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;

/**
 * Whom tenants of one isolation model are when they call their model. There are two forms of it, of which the stack has one: a role
 * whose policy follows the session's tag, and a wider one whose sessions code narrows.
 */
record InvokeRole(TenantRole byTag, TenantRole wide, Variant session) {

    static InvokeRole create(Stack stack, String model, Policy byTag, Policy wide, Variant session, List<String> trusted) {
        var description = "Sessions of " + model.toLowerCase(Locale.ROOT) + " tenants";
        var role = new InvokeRole(TenantRole.create(stack, model + "Invoke", description, byTag, trusted),
                TenantRole.create(stack, model + "Wide", description + ", to be narrowed by a policy", wide, trusted), session);
        session.onlyInFirst(role.byTag.resources());
        session.onlyInFirst(quarantine(stack, role.byTag));
        session.onlyInSecond(role.wide.resources());
        session.onlyInSecond(quarantine(stack, role.wide));
        return role;
    }

    /**
     * The inline policy that the Quarantine function keeps writing anew. It is the stack's, so that removing the stack removes it
     * before its role.
     */
    private static CfnPolicy quarantine(Stack stack, TenantRole role) {
        return Iam.attach(stack, role.name() + "Quarantine", QuarantinePolicy.NAME, role.role(), QuarantinePolicy.ofNobody());
    }

    /** ARN of the form that the stack has. */
    String arn() {
        return session.pick(byTag.arn(), wide.arn());
    }

    /** ARN of its policy. */
    String boundary() {
        return session.pick(byTag.boundary(), wide.boundary());
    }
}
