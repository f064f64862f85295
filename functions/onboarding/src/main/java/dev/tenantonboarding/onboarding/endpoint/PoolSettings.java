package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.runtime.Environment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the shared endpoint of the pool is made of. */
public record PoolSettings(
        String endpointName,
        String executionRoleArn,
        String containerImage,
        String instanceType,
        int instanceCount,
        boolean networkIsolation,
        String modelsBucket,
        String stackName) {
    private static final int VERSION_DIGITS = 8;
    private static final int MAX_INSTANCES = 1_000;

    /** @throws dev.tenantonboarding.runtime.InvalidEnvironment naming the variable and the rule */
    public static PoolSettings from(Environment environment) {
        return new PoolSettings(
                environment.required("POOL_ENDPOINT_NAME"),
                environment.roleArn("POOL_EXECUTION_ROLE_ARN"),
                environment.required("CONTAINER_IMAGE"),
                environment.required("POOL_INSTANCE_TYPE"),
                (int) environment.number("POOL_INSTANCE_COUNT", 1, MAX_INSTANCES),
                environment.flag("POOL_NETWORK_ISOLATION"),
                environment.required("MODELS_BUCKET"),
                environment.required("STACK_NAME"));
    }

    /** The prefix under which SageMaker finds the tenants' artifacts. */
    String modelDataUrl() {
        return "s3://" + modelsBucket + "/pool/";
    }

    /** The name of the model and of the endpoint configuration: other settings give another, since neither can be changed. */
    String versionName() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return endpointName + "-" + HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
