package dev.tenantonboarding.onboarding.isolation;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes an InvokeEndpoint go out as InvokeEndpointWithResponseStream, whose request differs by its path only. The SDK has that operation
 * in its asynchronous clients alone, which need another HTTP client.
 */
public final class StreamedInvocation implements ExecutionInterceptor {
    private static final String SUFFIX = "-response-stream";

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return request.toBuilder().encodedPath(request.encodedPath() + SUFFIX).build();
    }
}
