package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.tenantctl.place.RetriableHttpClient;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients, as the account's administrator; they share one pool of connections and end with it. */
public final class AwsClients implements AutoCloseable {
    private static final AwsCredentials ADMINISTRATOR = AwsBasicCredentials.create("local", "local");
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final URI endpoint;
    private final SdkHttpClient http = new RetriableHttpClient(UrlConnectionHttpClient.builder().socketTimeout(LONGEST_ANSWER).build());

    public AwsClients(URI endpoint) {
        this.endpoint = endpoint;
    }

    public S3Client s3() {
        return as(ADMINISTRATOR, S3Client.builder().forcePathStyle(true)).build();
    }

    public SfnClient stepFunctions() {
        return as(ADMINISTRATOR, SfnClient.builder()).build();
    }

    public EventBridgeClient events() {
        return as(ADMINISTRATOR, EventBridgeClient.builder()).build();
    }

    public LambdaClient lambda() {
        return as(ADMINISTRATOR, LambdaClient.builder()).build();
    }

    public CloudFormationClient cloudFormation() {
        return as(ADMINISTRATOR, CloudFormationClient.builder()).build();
    }

    public SageMakerClient sageMaker() {
        return as(ADMINISTRATOR, SageMakerClient.builder()).build();
    }

    public SqsClient sqs() {
        return as(ADMINISTRATOR, SqsClient.builder()).build();
    }

    public StsClient sts() {
        return as(ADMINISTRATOR, StsClient.builder()).build();
    }

    public ApiGatewayV2Client apis() {
        return as(ADMINISTRATOR, ApiGatewayV2Client.builder()).build();
    }

    public CloudWatchLogsClient logs() {
        return as(ADMINISTRATOR, CloudWatchLogsClient.builder()).build();
    }

    /** IAM is one for all regions; its client is told where it answers like any other. */
    public IamClient iam() {
        return as(ADMINISTRATOR, IamClient.builder()).build();
    }

    /** Calls models as whoever has these credentials. */
    public SageMakerRuntimeClient models(AwsCredentials credentials) {
        return as(credentials, SageMakerRuntimeClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B as(AwsCredentials credentials, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http);
    }

    @Override
    public void close() {
        http.close();
    }
}
