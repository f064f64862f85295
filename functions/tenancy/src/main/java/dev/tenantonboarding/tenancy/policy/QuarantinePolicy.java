package dev.tenantonboarding.tenancy.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What an invoke role's sessions are denied because of tenants in quarantine. Denies outweigh every Allow and hold for sessions that are
 * already open.
 *
 * @param tenants whose sessions may call nothing
 * @param endpointArns which no session may call
 * @param poolEndpointArn where the target models are
 * @param targetModels which no session may call, as {@code InvokeEndpoint} names them
 */
public record QuarantinePolicy(List<String> tenants, List<String> endpointArns, String poolEndpointArn, List<String> targetModels) {
    /** Under which name each invoke role carries its own. Being one policy, it is replaced whole or not at all. */
    public static final String NAME = "Quarantine";

    private static final String EVERY_WAY_TO_INVOKE = "sagemaker:InvokeEndpoint*";
    // No tenant's id has a double hyphen.
    private static final String NOBODY = "--nobody--";

    public QuarantinePolicy {
        tenants = List.copyOf(tenants);
        endpointArns = List.copyOf(endpointArns);
        targetModels = List.copyOf(targetModels);
    }

    /** The policy while no tenant is in quarantine. A policy has to say something, and this one denies nothing. */
    public static Policy ofNobody() {
        return Policy.of(callsBy(List.of(NOBODY)));
    }

    /** The policy where the tenants are too many to be named. */
    public static Policy ofEverybody() {
        return Policy.of(Statement.deny("Everything", "*").on("*"));
    }

    public Policy policy() {
        List<Statement> statements = new ArrayList<>();
        statements.add(callsBy(tenants.isEmpty() ? List.of(NOBODY) : tenants));
        if (!endpointArns.isEmpty()) {
            statements.add(Statement.deny("CallsOfEndpoints", EVERY_WAY_TO_INVOKE).on(endpointArns.toArray(String[]::new)));
        }
        if (!targetModels.isEmpty()) {
            // The key exists for this action alone.
            statements.add(Statement.deny("CallsOfPoolModels", "sagemaker:InvokeEndpoint")
                    .on(poolEndpointArn)
                    .when("StringEquals", "sagemaker:TargetModel", targetModels.toArray(String[]::new)));
        }
        return new Policy(statements);
    }

    private static Statement callsBy(List<String> tenants) {
        return Statement.deny("CallsByTenants", EVERY_WAY_TO_INVOKE)
                .on("*")
                .when("StringEquals", "aws:PrincipalTag/" + TenantTag.KEY, tenants.toArray(String[]::new));
    }
}
