package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls as questions to IAM's simulator, which tells what the policies say and calls nothing. It knows no trust policies and no code, so
 * the opening of sessions and the functions' own checks have no such question.
 */
record Simulations(Questions questions, PlatformRoles roles) {

    Stream<Probe> of(Probe probe) {
        return switch (probe) {
            case Probe.Invoke invoke -> Stream.of(new Probe.Simulate(
                    invoke.name(), invoke.from(), role(invoke.session().role()), question(invoke), invoke.expected()));
            case Probe.Simulate simulate -> Stream.of(simulate);
            case Probe.OpenSession _, Probe.CallFunction _, Probe.ReadTrust _ -> Stream.empty();
        };
    }

    private Question question(Probe.Invoke invoke) {
        Question question = questions.call("on-model", List.of(invoke.way().action()), invoke.address(), invoke.to())
                .ofRoleTagged(invoke.session().tenant());
        return sessionPolicy(invoke.session()).map(question::inSessionWith).orElse(question);
    }

    private Optional<Policy> sessionPolicy(Probe.Session session) {
        if (!roles.narrowedByCode()) {
            return Optional.empty();
        }
        Addresses addresses = questions.addresses();
        return Optional.of(switch (session.role()) {
            case POOL -> new PoolInvokePolicy(addresses.arns().endpoint(addresses.poolEndpoint())).policyFor(session.tenant());
            case BRIDGE -> new BridgeInvokePolicy(addresses.arns()).policyFor(session.tenant());
        });
    }

    private String role(InvokeRole role) {
        return roles.arns().get(switch (role) {
            case POOL -> PlatformRole.POOL_INVOKE;
            case BRIDGE -> PlatformRole.BRIDGE_INVOKE;
        });
    }
}
