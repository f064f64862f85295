package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.ModelSourceReadPolicy;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import dev.tenantonboarding.tenancy.policy.Statement;
import dev.tenantonboarding.tenancy.policy.TenantSessionTrust;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;

/**
 * The wall between tenants: roles that are only ever held as a session tagged with one tenant. None of them may be tagged
 * {@code TenantID} itself, which the stack's own tags would do: a role's tag counts where a session has none.
 */
final class TenantRoles {

    private final Stack stack;

    final CfnRole poolInvoke;
    final CfnRole bridgeInvoke;
    final CfnRole modelSourceRead;

    TenantRoles(Stack stack, Arns arns, Identities identities, String modelSourceArn) {
        this.stack = stack;
        poolInvoke = role("PoolInvoke", "Sessions of pool tenants",
                new PoolInvokePolicy(arns.endpoint(Pool.ENDPOINT)).policy(), identities.inference, identities.isolationSmokeTest);
        bridgeInvoke = role("BridgeInvoke", "Sessions of bridge tenants",
                new BridgeInvokePolicy(arns).policy(), identities.inference, identities.isolationSmokeTest);
        modelSourceRead = role("ModelSourceRead", "Reads a tenant's delivered model",
                new ModelSourceReadPolicy(modelSourceArn).policy(), identities.uploadModel);

        mayOpen(identities.inference, poolInvoke, bridgeInvoke);
        mayOpen(identities.isolationSmokeTest, poolInvoke, bridgeInvoke);
        mayOpen(identities.uploadModel, modelSourceRead);
    }

    /** The policy is attached and is the boundary too: whoever may write inline policies here can still only narrow the role. */
    private CfnRole role(String name, String description, Policy policy, FunctionIdentity... trusted) {
        var managed = Iam.managedPolicy(stack, name + "Policy", description, policy);
        Accepted.patterns(managed, "What lies in a prefix is named by whoever delivers it",
                "/<aws:PrincipalTag/TenantID>/*", "/shared/*");
        var trust = new TenantSessionTrust(Stream.of(trusted).map(FunctionIdentity::roleArn).toList());
        return CfnRole.Builder.create(stack, name + "Role")
                .description(description)
                .assumeRolePolicyDocument(trust.policy().toMap())
                .managedPolicyArns(List.of(managed.getRef()))
                .permissionsBoundary(managed.getRef())
                .build();
    }

    private void mayOpen(FunctionIdentity function, CfnRole... roles) {
        Iam.attach(stack, function.id() + "TenantSessions", function.role(),
                Policy.of(Statement.allow("OpenTenantSessions", "sts:AssumeRole", "sts:TagSession")
                        .on(Stream.of(roles).map(CfnRole::getAttrArn).toArray(String[]::new))));
    }
}
