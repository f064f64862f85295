package dev.tenantonboarding.tenantctl.place;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.TrustManager;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients for one target. Each call makes a client, which shares this object's connections and ends with it. */
public final class Clients implements AutoCloseable {
    /** The names of the local cloud's administrator. */
    private static final String LOCAL_USER = "local";
    private static final String PLAIN = "http";
    private static final Region LOCAL_REGION = Region.US_EAST_1;
    /** A little more than the longest-running function that is waited for. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(320);

    private static final int PATIENT_ATTEMPTS = 30;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Region region;
    private final Optional<URI> endpoint;
    private final boolean local;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;

    public Clients(Target target) {
        var connections = UrlConnectionHttpClient.builder().socketTimeout(LONGEST_ANSWER);
        switch (target) {
            case Target.Local(URI at) -> {
                local = true;
                region = LOCAL_REGION;
                endpoint = Optional.of(at);
                credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_USER, LOCAL_USER));
                if (PLAIN.equals(at.getScheme())) {
                    // Nothing is encrypted there. The machine's certificates take a tenth of a second to read, and would be read at once.
                    connections.tlsTrustManagersProvider(() -> new TrustManager[0]);
                }
            }
            case Target.Aws(String name, Optional<URI> at) -> {
                local = false;
                region = Region.of(name);
                endpoint = at;
                credentials = DefaultCredentialsProvider.builder().build();
            }
        }
        http = new RetriableHttpClient(connections.build());
    }

    public Region region() {
        return region;
    }

    public S3Client s3() {
        return with(S3Client.builder().forcePathStyle(local)).build();
    }

    public SfnClient stepFunctions() {
        return with(SfnClient.builder()).build();
    }

    public EventBridgeClient events() {
        return with(EventBridgeClient.builder()).build();
    }

    public SqsClient sqs() {
        return with(SqsClient.builder()).build();
    }

    public LambdaClient lambda() {
        return with(LambdaClient.builder()).build();
    }

    /** For a function that runs once at a time: whoever comes meanwhile waits, a minute or more. Nothing but that is tried again. */
    public LambdaClient patientLambda() {
        return with(LambdaClient.builder())
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .retryOnException(TooManyRequestsException.class)
                        .treatAsThrottling(TooManyRequestsException.class::isInstance)
                        .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(SHORTEST_WAIT, LONGEST_WAIT))
                        .maxAttempts(PATIENT_ATTEMPTS)
                        .build()))
                .build();
    }

    public IamClient iam() {
        // One place for the whole partition, whatever the Region; a local cloud takes any.
        return with(IamClient.builder()).region(local ? region : Region.AWS_GLOBAL).build();
    }

    public CloudFormationClient cloudFormation() {
        return with(CloudFormationClient.builder()).build();
    }

    public StsClient sts() {
        return with(StsClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(credentials).httpClient(http);
    }

    @Override
    public void close() {
        http.close();
    }
}
