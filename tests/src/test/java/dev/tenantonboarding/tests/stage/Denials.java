package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.tenancy.TenantId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;

/** Where the invoke roles' inline policies, which deny and do nothing else, name tenants. */
public record Denials(IamClient iam, Stage stage) {

    /** A line for each policy that names the tenant. */
    public List<String> of(TenantId tenant) {
        Pattern itself = Pattern.compile("(?<![a-z0-9-])" + Pattern.quote(tenant.value()) + "(?![a-z0-9-])");
        return Stream.of("PoolInvokeRoleArn", "BridgeInvokeRoleArn").flatMap(role -> in(role, itself)).toList();
    }

    private Stream<String> in(String output, Pattern tenant) {
        String arn = stage.output(output);
        String role = arn.substring(arn.lastIndexOf('/') + 1);
        return iam.listRolePolicies(request -> request.roleName(role)).policyNames().stream()
                .map(policy -> output + "'s " + policy + " names it " + tenant.matcher(document(role, policy)).results().count() + " times")
                .filter(line -> !line.endsWith(" 0 times"));
    }

    private String document(String role, String policy) {
        return URLDecoder.decode(
                iam.getRolePolicy(request -> request.roleName(role).policyName(policy)).policyDocument(), StandardCharsets.UTF_8);
    }
}
