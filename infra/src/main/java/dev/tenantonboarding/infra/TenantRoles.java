package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.BridgeWidePolicy;
import dev.tenantonboarding.tenancy.policy.ModelSourceReadPolicy;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import dev.tenantonboarding.tenancy.policy.PoolWidePolicy;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;

/** The wall between the tenants who share, and who may open its doors. */
final class TenantRoles {

    private final Stack stack;

    final InvokeRole poolInvoke;
    final InvokeRole bridgeInvoke;
    final TenantRole modelSourceRead;
    /** ARNs of the roles that may open the sessions of both invoke roles, with commas between them. */
    final String sessionOpeners;

    TenantRoles(Stack stack, Arns arns, Identities identities, Parameters parameters, String modelSourceArn) {
        this.stack = stack;
        var vending = parameters.credentialVending;
        var callers = List.of(vending.pick(identities.inference.roleArn(), identities.authorizer.roleArn()),
                identities.isolationSmokeTest.roleArn(), identities.quarantine.roleArn());
        sessionOpeners = String.join(",", callers);
        var pool = arns.endpoint(Pool.ENDPOINT);
        poolInvoke = InvokeRole.create(stack, "Pool", new PoolInvokePolicy(pool).policy(), new PoolWidePolicy(pool).policy(),
                parameters.tenantSession, callers);
        bridgeInvoke = InvokeRole.create(stack, "Bridge", new BridgeInvokePolicy(arns).policy(), new BridgeWidePolicy(arns).policy(),
                parameters.tenantSession, callers);
        Accepted.patterns(bridgeInvoke.wide().policy(), "Endpoints are named by tenant; each session has a policy for one of them",
                ":endpoint/*");
        modelSourceRead = TenantRole.create(stack, "ModelSourceRead", "Reads a tenant's delivered model",
                new ModelSourceReadPolicy(modelSourceArn).policy(), List.of(identities.uploadModel.roleArn()));
        Accepted.patterns(modelSourceRead.policy(), "What lies in a prefix is named by whoever delivers it",
                "/<aws:PrincipalTag/TenantID>/*", "/shared/*");

        var invoke = new String[] {poolInvoke.arn(), bridgeInvoke.arn()};
        vending.onlyInFirst(mayOpen(identities.inference, invoke));
        vending.onlyInSecond(mayOpen(identities.authorizer, invoke));
        mayOpen(identities.isolationSmokeTest, invoke);
        mayOpen(identities.quarantine, invoke);
        mayOpen(identities.uploadModel, modelSourceRead.arn());
        mayDeny(identities.quarantine);
        mayExamine(identities.isolationSmokeTest, poolInvoke.arn(), bridgeInvoke.arn(), identities.inference.roleArn(),
                vending.pick(Aws.NO_VALUE, identities.authorizer.roleArn()));
    }

    private CfnPolicy mayOpen(FunctionIdentity function, String... roles) {
        var id = function.id() + "TenantSessions";
        return Iam.attach(stack, id, id, function.role(),
                Policy.of(Statement.allow("OpenTenantSessions", "sts:AssumeRole", "sts:TagSession").on(roles)));
    }

    private void mayExamine(FunctionIdentity function, String... roles) {
        var id = function.id() + "Examinations";
        Iam.attach(stack, id, id, function.role(), Policy.of(Identities.examine(roles)));
    }

    /** Only while the role has the boundary that makes an inline policy unable to widen it. */
    private void mayDeny(FunctionIdentity function) {
        var id = function.id() + "Denies";
        Iam.attach(stack, id, id, function.role(), Policy.of(
                denyOn("Pool", poolInvoke), denyOn("Bridge", bridgeInvoke)));
    }

    private static Statement denyOn(String model, InvokeRole role) {
        return Statement.allow("DenyIn" + model, "iam:PutRolePolicy").on(role.arn())
                .when("StringEquals", "iam:PermissionsBoundary", role.boundary());
    }
}
