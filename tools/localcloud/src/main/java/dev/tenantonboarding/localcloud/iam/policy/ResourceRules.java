package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What IAM demands of an ARN in a Resource element before it stores the policy. */
final class ResourceRules {

    private static final Set<String> PARTITIONS = Set.of("aws", "*");
    private static final Pattern VENDOR = Pattern.compile("[a-zA-Z0-9.-]+");
    private static final List<String> IAM_PATHS = List.of("user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/",
            "server-certificate/", "policy/", "sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/");

    private ResourceRules() {
    }

    static void require(String resource) {
        String[] parts = resource.split(":", ArnTemplate.SEGMENTS);
        if (!parts[0].equals("arn") || parts.length < 2) {
            throw new MalformedPolicyException("Resource " + resource + " must be in ARN format or \"*\".");
        }
        if (!PARTITIONS.contains(parts[1])) {
            throw new MalformedPolicyException("Partition \"" + parts[1] + "\" is not valid for resource \"" + resource + "\".");
        }
        if (parts.length < 3 || !VENDOR.matcher(parts[2]).matches()) {
            throw new MalformedPolicyException("Resource vendor must be fully qualified and cannot contain regexes: " + resource);
        }
        if (parts[2].equals("iam")) {
            requireIam(resource, parts);
        }
    }

    private static void requireIam(String resource, String[] parts) {
        if (parts.length > 3 && !parts[3].isEmpty() && !parts[3].equals("*")) {
            throw new MalformedPolicyException("IAM resource " + resource + " cannot contain region information.");
        }
        if (parts.length == ArnTemplate.SEGMENTS && !parts[5].equals("*") && IAM_PATHS.stream().noneMatch(parts[5]::startsWith)) {
            throw new MalformedPolicyException("IAM resource path must either be \"*\" or start with " + String.join(", ", IAM_PATHS) + ".");
        }
    }
}
