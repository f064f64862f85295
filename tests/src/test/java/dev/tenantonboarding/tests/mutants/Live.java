package dev.tenantonboarding.tests.mutants;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Stage;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The deployed platform as a mutant sees it.
 *
 * @param tenant around whom the probes are made
 * @param neighbour another tenant of the same isolation model
 */
record Live(IamClient iam, LambdaClient functions, CloudFormationClient stacks, S3Client objects, TenantId tenant, TenantId neighbour) {
    private static final Pattern ROLE = Pattern.compile("\\{arn:(\\w+Role)}");
    private static final Pattern POLICY = Pattern.compile("\\{arn:(\\w+Policy)}");

    /** What the platform's stack made under that logical id. */
    String made(String logicalId) {
        return stacks.describeStackResource(request -> request.stackName(Stage.STACK).logicalResourceId(logicalId))
                .stackResourceDetail().physicalResourceId();
    }

    /** What the platform was deployed with. */
    String parameter(String key) {
        return stacks.describeStacks(request -> request.stackName(Stage.STACK)).stacks().getFirst().parameters().stream()
                .filter(parameter -> parameter.parameterKey().equals(key))
                .findFirst().orElseThrow().parameterValue();
    }

    /** What is the tenant's own where the name says so, else what the platform's stack made. */
    String named(String name) {
        return name.startsWith("tenant--") ? filled(name) : made(name);
    }

    /** A text that speaks of {@code {tenant}} and {@code {neighbour}}, and of {@code {arn:…}} of the platform's, with their ids and ARNs. */
    String filled(String text) {
        String named = text.replace("{tenant}", tenant.value()).replace("{neighbour}", neighbour.value());
        String policies = POLICY.matcher(named).replaceAll(policy -> made(policy.group(1)));
        return ROLE.matcher(policies).replaceAll(role -> iam.getRole(request -> request.roleName(made(role.group(1)))).role().arn());
    }
}
