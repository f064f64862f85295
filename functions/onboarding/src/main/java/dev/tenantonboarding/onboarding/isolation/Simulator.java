package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;

/** Asks IAM what a silo tenant's role may do, its boundary included. */
public record Simulator(IamClient iam, Arns arns) {

    Answer ask(Probe.Simulate probe) {
        String role = roleArn(probe);
        try {
            return iam
                    .simulatePrincipalPolicy(request -> request.policySourceArn(role)
                            .actionNames(probe.action())
                            .resourceArns(probe.resource())
                            .contextEntries(context(probe, role)))
                    .evaluationResults()
                    .stream()
                    .findFirst()
                    .map(Simulator::answer)
                    .orElseGet(() -> new Answer.Silent("the simulator said nothing"));
        } catch (SdkException failure) {
            return new Answer.Silent("the simulator was not asked: " + Answer.of(failure).detail());
        }
    }

    private String roleArn(Probe.Simulate probe) {
        SiloNames names = new SiloNames(probe.owner());
        return arns.role(switch (probe.role()) {
            case FUNCTION -> names.functionRole();
            case CONTAINER -> names.containerRole();
        });
    }

    /** The simulator adds by itself neither the role's own tags nor its name. */
    private static List<ContextEntry> context(Probe.Simulate probe, String role) {
        Map<String, String> context = new HashMap<>(probe.conditions());
        context.put("aws:PrincipalTag/" + TenantTag.KEY, probe.owner().value());
        context.put("aws:PrincipalArn", role);
        return context.entrySet().stream()
                .map(key -> ContextEntry.builder()
                        .contextKeyName(key.getKey())
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues(key.getValue())
                        .build())
                .toList();
    }

    private static Answer answer(EvaluationResult result) {
        String detail = "simulated: " + result.evalDecisionAsString();
        return switch (result.evalDecision()) {
            case ALLOWED -> new Answer.Reached(detail);
            case IMPLICIT_DENY, EXPLICIT_DENY -> new Answer.Denied(detail);
            case UNKNOWN_TO_SDK_VERSION -> new Answer.Silent(detail);
        };
    }
}
