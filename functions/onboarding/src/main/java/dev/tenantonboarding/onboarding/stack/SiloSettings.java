package dev.tenantonboarding.onboarding.stack;

import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the stacks of silo tenants are made of.
 *
 * @param common the template's parameters that are the same for all tenants
 */
public record SiloSettings(String templateUrl, String roleArn, String stackName, Map<String, String> common) {
    private static final int REVISION_DIGITS = 8;
    private static final int MAX_INSTANCES = 1_000;
    private static final int MAX_BODY = 6_291_456;

    public SiloSettings {
        common = Map.copyOf(common);
    }

    /** @throws dev.tenantonboarding.runtime.InvalidEnvironment naming the variable and the rule */
    public static SiloSettings from(Environment environment) {
        Map<String, String> common = new HashMap<>(Map.of(
                "ContainerImage", environment.required("CONTAINER_IMAGE"),
                "InstanceType", environment.required("TENANT_INSTANCE_TYPE"),
                "InstanceCount", String.valueOf(environment.number("TENANT_INSTANCE_COUNT", 1, MAX_INSTANCES)),
                "CodeBucket", environment.required("CODE_BUCKET"),
                "InferenceCodeKey", environment.required("INFERENCE_CODE_KEY"),
                "JwtIssuer", environment.required("JWT_ISSUER"),
                "JwtAudience", environment.required("JWT_AUDIENCE"),
                "TenantClaim", environment.required("TENANT_CLAIM"),
                "MaxBodyBytes", String.valueOf(environment.number("MAX_BODY_BYTES", 1, MAX_BODY)),
                "ModelsBucket", environment.required("MODELS_BUCKET")));
        common.put("BoundaryArn", environment.required("SILO_BOUNDARY_ARN"));
        common.putAll(gateway(environment));
        return new SiloSettings(
                environment.required("SILO_TEMPLATE_URL"),
                environment.roleArn("SILO_STACK_ROLE_ARN"),
                environment.required("STACK_NAME"),
                common);
    }

    /** The API that silo tenants share; without one each has its own. */
    private static Map<String, String> gateway(Environment environment) {
        return environment.optional("SHARED_API_ID")
                .map(id -> Map.of(
                        "SharedApiId", id,
                        "SharedApiUrl", environment.required("SHARED_API_URL"),
                        "SharedAuthorizerId", environment.required("SHARED_AUTHORIZER_ID")))
                .orElse(Map.of("SharedApiId", "", "SharedApiUrl", "", "SharedAuthorizerId", ""));
    }

    /** @throws IllegalStateException if the tenant has no artifact yet */
    public StackPlan plan(TenantRecord record) {
        Artifact artifact = record.artifact()
                .orElseThrow(() -> new IllegalStateException("tenant " + record.tenantId() + " has no artifact to serve"));
        Map<String, String> parameters = new TreeMap<>(common);
        parameters.put("TenantId", record.tenantId().value());
        parameters.put("ModelDataUrl", "s3://" + artifact.bucket() + "/" + artifact.key());
        parameters.put("Revision", revision(parameters));
        return new StackPlan(
                new SiloNames(record.tenantId()).stack(),
                templateUrl,
                roleArn,
                parameters,
                ResourceTags.mark(record.tenantId(), stackName),
                ResourceTags.of(record));
    }

    /** Part of the names of the model and the endpoint configuration, which cannot be changed: made of other things they need other names. */
    private String revision(Map<String, String> parameters) {
        try {
            byte[] madeOf = (templateUrl + " " + parameters.get("ModelDataUrl") + " " + parameters.get("ContainerImage") + " "
                    + parameters.get("InstanceType") + " " + parameters.get("InstanceCount")).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(madeOf);
            return HexFormat.of().formatHex(hash).substring(0, REVISION_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
