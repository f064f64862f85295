package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.probe.Probe;
import dev.tenantonboarding.tenancy.probe.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** Asks IAM what a role may do that no prober can take on, its boundary included. */
public record Simulator(IamClient iam) {

    /** @return {@code Denied} only if every action on every resource is denied */
    Answer ask(Probe.Simulate probe) {
        Question question = probe.question();
        try {
            return answer(iam.simulatePrincipalPolicy(request -> {
                request.policySourceArn(probe.role())
                        .actionNames(question.actions())
                        .resourceArns(question.resources())
                        .contextEntries(entries(question.conditions(), probe.role()));
                // The simulator takes no session policy, but a boundary narrows in the same way. It takes the place of the role's own, which is wider.
                question.sessionPolicy().ifPresent(policy -> request.permissionsBoundaryPolicyInputList(policy.toJson()));
            }).evaluationResults());
        } catch (SdkException failure) {
            return Answer.of(failure).before("the simulator was not asked");
        }
    }

    /** The simulator does not add the role's name by itself. */
    private static List<ContextEntry> entries(Map<String, String> conditions, String role) {
        Map<String, String> all = new HashMap<>(conditions);
        all.put("aws:PrincipalArn", role);
        return all.entrySet().stream()
                .map(key -> ContextEntry.builder()
                        .contextKeyName(key.getKey())
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues(key.getValue())
                        .build())
                .toList();
    }

    private static Answer answer(List<EvaluationResult> results) {
        List<EvaluationResult> allowed = results.stream()
                .filter(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
                .toList();
        if (!allowed.isEmpty()) {
            return new Answer.Reached("simulated: " + allowed.getFirst().evalActionName() + " allowed");
        }
        boolean told = !results.isEmpty()
                && results.stream().noneMatch(result -> result.evalDecision() == PolicyEvaluationDecisionType.UNKNOWN_TO_SDK_VERSION);
        return told ? new Answer.Denied("simulated: denied") : new Answer.Silent("the simulator said nothing that is known");
    }
}
