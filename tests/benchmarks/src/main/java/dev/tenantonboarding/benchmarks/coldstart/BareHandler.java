package dev.tenantonboarding.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The least that makes the inference function's two calls with the SDK. */
public final class BareHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final URI AWS = URI.create(System.getenv("AWS_ENDPOINT_URL"));
    private static final SdkHttpClient HTTP = http(System.getenv().getOrDefault("HTTP_CLIENT", "url-connection"));

    private final StsClient sts = StsClient.builder().endpointOverride(AWS).httpClient(HTTP).build();
    private final SageMakerRuntimeClient models = SageMakerRuntimeClient.builder().endpointOverride(AWS).httpClient(HTTP).build();

    private static SdkHttpClient http(String name) {
        return switch (name) {
            case "crt" -> AwsCrtHttpClient.create();
            case "apache" -> ApacheHttpClient.create();
            default -> UrlConnectionHttpClient.create();
        };
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Credentials session = sts.assumeRole(request -> request
                .roleArn(System.getenv("POOL_INVOKE_ROLE_ARN"))
                .roleSessionName("acme")
                .tags(tag -> tag.key("TenantID").value("acme"))).credentials();
        String answer = models.invokeEndpoint(request -> request
                .endpointName(System.getenv("POOL_ENDPOINT_NAME"))
                .targetModel("acme.tar.gz")
                .contentType("text/csv")
                .body(SdkBytes.fromUtf8String(event.getBody()))
                .overrideConfiguration(as -> as.credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken()))))).body().asUtf8String();
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(answer).build();
    }
}
