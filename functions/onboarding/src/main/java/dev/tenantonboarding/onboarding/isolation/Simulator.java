package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import dev.tenantonboarding.tenancy.probe.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;

/** Asks IAM what a role may do that no prober can take on, its boundary included. */
public record Simulator(IamClient iam, Arns arns, PlatformRoles platform) {

    Answer ask(Probe.Simulate probe) {
        String role = roleArn(probe);
        Map<String, String> context = new HashMap<>(probe.conditions());
        context.put("aws:PrincipalTag/" + TenantTag.KEY, probe.owner().value());
        return ask(role, probe.action(), probe.resource(), context);
    }

    Answer ask(Probe.SimulatePlatform probe) {
        return ask(platform.arns().get(probe.role()), probe.action(), probe.resource(), probe.conditions());
    }

    private Answer ask(String role, String action, String resource, Map<String, String> context) {
        try {
            return iam
                    .simulatePrincipalPolicy(request -> request.policySourceArn(role)
                            .actionNames(action)
                            .resourceArns(resource)
                            .contextEntries(entries(context, role)))
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
    private static List<ContextEntry> entries(Map<String, String> context, String role) {
        Map<String, String> all = new HashMap<>(context);
        all.put("aws:PrincipalArn", role);
        return all.entrySet().stream()
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
