package dev.tenantonboarding.localcloud.sts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** The policies that narrow a session, and how much of their allotted space they fill together with its tags. */
final class SessionPolicies {
    private static final int POLICY_LENGTH = 2_048;
    private static final int MOST_ARNS = 10;
    /** AWS keeps its packing to itself; deflating is near to what is known of it. */
    private static final int PACKED_BYTES = 2_048;

    private SessionPolicies() {
    }

    /** The texts, managed policies' as they stand now. */
    static List<String> read(Optional<String> policy, List<PolicyDescriptorType> arns, IamStore store) {
        var texts = new ArrayList<String>();
        policy.map(SessionPolicies::checked).ifPresent(texts::add);
        if (arns.size() > MOST_ARNS) {
            throw StsErrors.constraint("policyArns", arns.size(), "Member must have length less than or equal to " + MOST_ARNS);
        }
        arns.forEach(arn -> texts.add(store.policyText(arn.arn())
                .orElseThrow(() -> StsErrors.malformedPolicy("The policy with ARN " + arn.arn() + " does not exist."))));
        if (policy.map(String::length).orElse(0) + arns.stream().mapToInt(arn -> arn.arn().length()).sum() > POLICY_LENGTH) {
            throw StsErrors.constraint("policy", policy.orElse(""), "Member must have length less than or equal to " + POLICY_LENGTH);
        }
        return List.copyOf(texts);
    }

    /**
     * In percent; more than 100 is refused. Absent when there is nothing to pack.
     *
     * @throws dev.tenantonboarding.localcloud.kernel.AwsError PackedPolicyTooLarge
     */
    static Optional<Integer> packedPercent(List<String> policies, SessionTags tags) {
        if (policies.isEmpty() && tags.all().isEmpty()) {
            return Optional.empty();
        }
        var text = String.join("", policies) + tags.all();
        int percent = Math.ceilDiv(deflated(text.getBytes(StandardCharsets.UTF_8)) * 100, PACKED_BYTES);
        if (percent > 100) {
            throw StsErrors.packedTooLarge(percent);
        }
        return Optional.of(percent);
    }

    private static String checked(String policy) {
        try {
            return PolicyDocument.parse(policy, PolicyShape.IDENTITY).text();
        } catch (MalformedPolicyException e) {
            throw StsErrors.malformedPolicy(e.getMessage());
        }
    }

    private static int deflated(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            var chunk = new byte[8_192];
            int size = 0;
            while (!deflater.finished()) {
                size += deflater.deflate(chunk);
            }
            return size;
        }
    }
}
