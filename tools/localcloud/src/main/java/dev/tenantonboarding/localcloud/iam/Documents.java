package dev.tenantonboarding.localcloud.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

import dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.kernel.Aws;

/** Policy documents on their way in and out. Limits count characters without white space, as AWS counts. */
final class Documents {
    private static final int MANAGED_SIZE = 6_144;
    private static final int INLINE_SIZE = 10_240;
    private static final int TRUST_SIZE = 2_048;
    private static final String ADMIN_ARN = Aws.globalArn("iam", "user/" + Aws.ADMIN_USER);

    private Documents() {
    }

    static PolicyDocument managed(String text) {
        var document = parse(text, PolicyShape.IDENTITY);
        if (size(text) > MANAGED_SIZE) {
            throw IamErrors.limit("Cannot exceed quota for PolicySize: " + MANAGED_SIZE);
        }
        return document;
    }

    static PolicyDocument inline(String text) {
        return parse(text, PolicyShape.IDENTITY);
    }

    /** Refuses inline policies of one role that are too long together. */
    static void requireInlineSize(String role, Collection<PolicyDocument> all) {
        if (all.stream().mapToInt(document -> size(document.text())).sum() > INLINE_SIZE) {
            throw IamErrors.limit("Maximum policy size of " + INLINE_SIZE + " bytes exceeded for role " + role);
        }
    }

    /** Users and roles that it names must exist: AWS keeps their ids, not their names. */
    static PolicyDocument trust(String text, IamStore store) {
        var document = parse(text, PolicyShape.TRUST);
        if (size(text) > TRUST_SIZE) {
            throw IamErrors.limit("Cannot exceed quota for ACLSizePerRole: " + TRUST_SIZE);
        }
        for (var arn : document.identities()) {
            if (!arn.equals(ADMIN_ARN) && !arn.startsWith("arn:aws:sts:") && store.roleByArn(arn).isEmpty()) {
                throw IamErrors.malformed(new MalformedPolicyException("Invalid principal in policy: \"AWS\":\"" + arn + "\""));
            }
        }
        return document;
    }

    /** Percent-encoded as RFC 3986 has it, which is how IAM answers documents. */
    static String encoded(PolicyDocument document) {
        return URLEncoder.encode(document.text(), StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private static PolicyDocument parse(String text, PolicyShape shape) {
        try {
            return PolicyDocument.parse(text, shape);
        } catch (MalformedPolicyException e) {
            throw IamErrors.malformed(e);
        }
    }

    private static int size(String text) {
        return (int) text.chars().filter(character -> !Character.isWhitespace(character)).count();
    }
}
