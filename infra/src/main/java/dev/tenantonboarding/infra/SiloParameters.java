package dev.tenantonboarding.infra;

import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/** What EnsureSiloStack says of the tenant and of the platform. Each accessor is the parameter's value in the template. */
final class SiloParameters {

    private final Stack stack;

    final String tenantId;
    final String revision;
    final String modelDataUrl;
    final String containerImage;
    final String instanceType;
    final String instanceCount;
    final String codeBucket;
    final String inferenceCodeKey;
    final String jwtIssuer;
    final String jwtAudience;
    final String tenantClaim;
    final String maxBodyBytes;
    final String modelsBucket;
    final String boundaryArn;
    final String sharedApiId;
    final String sharedApiUrl;
    final String sharedAuthorizerId;

    SiloParameters(Stack stack) {
        this.stack = stack;
        tenantId = parameter("TenantId", "The tenant", "[a-z][a-z0-9]*(-[a-z0-9]+)*").minLength(2).maxLength(32)
                .build().getValueAsString();
        revision = text("Revision", "What model and endpoint configuration are made of, as eight hexadecimal digits", "[0-9a-f]{8}");
        modelDataUrl = text("ModelDataUrl", "The tenant's model archive in S3", "s3://.+");
        containerImage = text("ContainerImage", "Model server's image in ECR", ".+");
        instanceType = text("InstanceType", "Instances of the endpoint", "ml\\..+");
        instanceCount = parameter("InstanceCount", "How many instances the endpoint has", "[1-9][0-9]*").build().getValueAsString();
        codeBucket = text("CodeBucket", "Bucket that holds the function's jar", ".+");
        inferenceCodeKey = text("InferenceCodeKey", "Key of inference.jar in CodeBucket", ".+");
        jwtIssuer = text("JwtIssuer", "Issuer of the tenants' tokens", "https?://.+");
        jwtAudience = text("JwtAudience", "Audience of the tenants' tokens", ".+");
        tenantClaim = text("TenantClaim", "Claim that names the tenant", ".+");
        maxBodyBytes = text("MaxBodyBytes", "Largest inference request, in bytes", "[1-9][0-9]*");
        modelsBucket = text("ModelsBucket", "Bucket of the model artifacts", ".+");
        boundaryArn = text("BoundaryArn", "Managed policy that bounds both roles", "arn:.+");
        sharedApiId = optional("SharedApiId", "HTTP API that gets the tenant's route; empty for an own API");
        sharedApiUrl = optional("SharedApiUrl", "Its url, without a path");
        sharedAuthorizerId = optional("SharedAuthorizerId", "Its authorizer of tokens");
    }

    private String text(String name, String description, String pattern) {
        return parameter(name, description, pattern).build().getValueAsString();
    }

    private String optional(String name, String description) {
        return parameter(name, description, ".*").defaultValue("").build().getValueAsString();
    }

    private CfnParameter.Builder parameter(String name, String description, String pattern) {
        return CfnParameter.Builder.create(stack, name).type("String").description(description).allowedPattern(pattern);
    }
}
