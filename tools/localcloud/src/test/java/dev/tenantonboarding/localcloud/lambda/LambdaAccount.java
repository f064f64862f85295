package dev.tenantonboarding.localcloud.lambda;

import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.StartedCloud;
import dev.tenantonboarding.localcloud.iam.IamCloud;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A started cloud with a role for functions and their code in S3, {@code s3://code/functions.jar}. */
public final class LambdaAccount implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StartedCloud cloud = new StartedCloud();
    private final LambdaClient lambda = cloud.client(LambdaClient.builder());
    private final String role = role("function-role", "lambda.amazonaws.com");

    public LambdaAccount() {
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(request -> request.bucket("code"));
            s3.putObject(request -> request.bucket("code").key("functions.jar"), RequestBody.fromBytes(TestArchive.bytes()));
        }
    }

    public StartedCloud cloud() {
        return cloud;
    }

    public LambdaClient lambda() {
        return lambda;
    }

    public String role() {
        return role;
    }

    /** A role that trusts a service and may do nothing else. */
    public String role(String name, String service) {
        try (var iam = cloud.client(IamClient.builder())) {
            return iam.createRole(request -> request.roleName(name)
                    .assumeRolePolicyDocument(IamCloud.trust("{`Service`:`" + service + "`}"))).role().arn();
        }
    }

    /** A client of a role that may do what the statements say; back quotes stand for JSON's double quotes. */
    public LambdaClient as(String name, String... statements) {
        try (var iam = cloud.client(IamClient.builder()); var sts = cloud.client(StsClient.builder())) {
            var arn = iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(IamCloud.ADMIN_TRUST)).role().arn();
            iam.putRolePolicy(request -> request.roleName(name).policyName("inline").policyDocument(IamCloud.policy(statements)));
            var session = IamCloud.credentials(sts.assumeRole(request -> request.roleArn(arn).roleSessionName("test")));
            return LambdaClient.builder().endpointOverride(cloud.cloud().uri()).region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(session)).build();
        }
    }

    public String create(String name, Class<?> handler) {
        return create(name, handler.getName() + "::handleRequest", request -> { });
    }

    /** @return the function's ARN */
    public String create(String name, String handler, Consumer<CreateFunctionRequest.Builder> more) {
        return lambda.createFunction(request -> more.accept(request.functionName(name).handler(handler).runtime("java25").role(role)
                .timeout(30).code(code -> code.s3Bucket("code").s3Key("functions.jar")))).functionArn();
    }

    public InvokeResponse invoke(String function, String payload) {
        return lambda.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    }

    /** The answer as JSON. */
    public JsonNode call(String function, String payload) {
        return json(invoke(function, payload));
    }

    public static JsonNode json(InvokeResponse response) {
        return JSON.readTree(response.payload().asByteArrayUnsafe());
    }

    @Override
    public void close() {
        lambda.close();
        cloud.close();
    }
}
