package dev.tenantonboarding.onboarding.isolation;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/**
 * Calls models in every way that SageMaker has.
 *
 * @param streamed its calls go out as streaming ones, see {@link StreamedInvocation}
 */
public record ModelCalls(SageMakerRuntimeClient plain, SageMakerRuntimeClient streamed) {
    // Asynchronous calls fetch their input from S3. There is nothing here: no call of this kind must come so far.
    private static final String NO_INPUT = "s3://isolation-probe/none";

    /** @throws software.amazon.awssdk.core.exception.SdkException as AWS answers */
    void call(Probe.Invoke probe, AwsSessionCredentials session) {
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(session);
        switch (probe.way()) {
            case INVOKE -> plain.invokeEndpoint(request(probe, credentials));
            case INVOKE_STREAMING -> streamed.invokeEndpoint(request(probe, credentials));
            case INVOKE_ASYNC -> plain.invokeEndpointAsync(InvokeEndpointAsyncRequest.builder()
                    .endpointName(probe.address().endpointName())
                    .contentType(probe.request().contentType())
                    .inputLocation(NO_INPUT)
                    .overrideConfiguration(as -> as.credentialsProvider(credentials))
                    .build());
        }
    }

    private static InvokeEndpointRequest request(Probe.Invoke probe, StaticCredentialsProvider credentials) {
        InvokeEndpointRequest.Builder request = InvokeEndpointRequest.builder()
                .endpointName(probe.address().endpointName())
                .contentType(probe.request().contentType())
                .body(SdkBytes.fromUtf8String(probe.request().payload()))
                .overrideConfiguration(as -> as.credentialsProvider(credentials));
        probe.address().targetModel().ifPresent(request::targetModel);
        return request.build();
    }
}
