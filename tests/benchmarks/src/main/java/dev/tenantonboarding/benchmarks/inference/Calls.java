package dev.tenantonboarding.benchmarks.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** All that the ways of asking a model have in common: the stand-in for AWS, one HTTP client, the tenants and what they ask. */
@State(Scope.Benchmark)
public class Calls {
    private static final String ROLE = "arn:aws:iam::000000000000:role/pool";

    /** Of the question. */
    @Param("1000")
    public int bytes;

    @Param("100")
    public int tenants;

    private AwsStandIn aws;
    private SdkHttpClient http;
    private InferenceFunction function;
    private StsClient sts;
    private SageMakerRuntimeClient shared;
    private final Map<String, SageMakerRuntimeClient> own = new ConcurrentHashMap<>();
    private List<APIGatewayV2HTTPEvent> requests;
    private SdkBytes question;

    @Setup
    public void open() {
        InferenceFunction.hideLog();
        aws = new AwsStandIn();
        http = UrlConnectionHttpClient.create();
        function = new InferenceFunction(aws.url());
        AwsCredentials functions = AwsBasicCredentials.create("AKIA", "secret");
        sts = client(StsClient.builder(), functions);
        shared = client(SageMakerRuntimeClient.builder(), AwsSessionCredentials.create("ASIA", "secret", AwsStandIn.TOKEN));
        String text = "5".repeat(bytes);
        question = SdkBytes.fromByteArrayUnsafe(text.getBytes(StandardCharsets.UTF_8));
        requests = IntStream.range(0, tenants).mapToObj(i -> InferenceFunction.request(InferenceFunction.tenant(i), text)).toList();
        // Warm sessions are what is measured.
        requests.forEach(function::answer);
    }

    @TearDown
    public void close() {
        http.close();
        aws.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, AwsCredentials credentials) {
        return builder.endpointOverride(URI.create(aws.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    int someone() {
        return ThreadLocalRandom.current().nextInt(tenants);
    }

    Object throughFunction(int tenant) {
        return function.answer(requests.get(tenant));
    }

    Object bare(int tenant) {
        return shared.invokeEndpoint(ask(tenant).build());
    }

    Object withSessionEachTime(int tenant) {
        AwsCredentials session = session(tenant);
        return shared.invokeEndpoint(
                ask(tenant).overrideConfiguration(as -> as.credentialsProvider(StaticCredentialsProvider.create(session))).build());
    }

    Object withClientOfItsOwn(int tenant) {
        return own.computeIfAbsent(InferenceFunction.tenant(tenant), missing -> client(SageMakerRuntimeClient.builder(), session(tenant)))
                .invokeEndpoint(ask(tenant).build());
    }

    private InvokeEndpointRequest.Builder ask(int tenant) {
        return InvokeEndpointRequest.builder()
                .endpointName("pool--main")
                .targetModel(InferenceFunction.tenant(tenant) + ".tar.gz")
                .contentType("text/csv")
                .body(question);
    }

    private AwsSessionCredentials session(int tenant) {
        Credentials opened = sts.assumeRole(request -> request.roleArn(ROLE)
                        .roleSessionName(InferenceFunction.tenant(tenant))
                        .tags(Tag.builder().key("TenantID").value(InferenceFunction.tenant(tenant)).build()))
                .credentials();
        return AwsSessionCredentials.create(opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken());
    }
}
