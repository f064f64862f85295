package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.probe.Probe;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
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

    /** The call that tenants make. */
    public Answer call(ModelAddress address, ProbeRequest content, AwsSessionCredentials session) {
        return call(Probe.Way.INVOKE, address, content, session);
    }

    Answer call(Probe.Way way, ModelAddress address, ProbeRequest content, AwsSessionCredentials session) {
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(session);
        try {
            switch (way) {
                case INVOKE -> plain.invokeEndpoint(request(address, content, credentials));
                case INVOKE_STREAMING -> streamed.invokeEndpoint(request(address, content, credentials));
                case INVOKE_ASYNC -> plain.invokeEndpointAsync(InvokeEndpointAsyncRequest.builder()
                        .endpointName(address.endpointName())
                        .contentType(content.contentType())
                        .inputLocation(NO_INPUT)
                        .overrideConfiguration(as -> as.credentialsProvider(credentials))
                        .build());
            }
            return new Answer.Reached("the model answered");
        } catch (SdkException failure) {
            return Answer.of(failure);
        }
    }

    private static InvokeEndpointRequest request(ModelAddress address, ProbeRequest content, StaticCredentialsProvider credentials) {
        InvokeEndpointRequest.Builder request = InvokeEndpointRequest.builder()
                .endpointName(address.endpointName())
                .contentType(content.contentType())
                .body(SdkBytes.fromUtf8String(content.payload()))
                .overrideConfiguration(as -> as.credentialsProvider(credentials));
        address.targetModel().ifPresent(request::targetModel);
        return request.build();
    }
}
