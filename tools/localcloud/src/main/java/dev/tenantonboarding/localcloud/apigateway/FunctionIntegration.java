package dev.tenantonboarding.localcloud.apigateway;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Calls the function behind an integration, as API Gateway and with no more than the function's resource policy allows it. */
final class FunctionIntegration {
    private final Cloud cloud;
    private final BiConsumer<String, Throwable> log;

    FunctionIntegration(Cloud cloud, BiConsumer<String, Throwable> log) {
        this.cloud = cloud;
        this.log = log;
    }

    /** @param source API, stage, method and path of the route: what a permission on the function names */
    ApiAnswer call(Integration integration, String source, ProxyEvent event) {
        var caller = new Caller.ServicePrincipal("apigateway.amazonaws.com", Optional.of(Aws.arn("execute-api", source)));
        var invoke = InvokeRequest.builder().functionName(FunctionTarget.of(integration.integrationUri()).functionArn())
                .payload(SdkBytes.fromByteArrayUnsafe(event.json())).build();
        var answer = new CompletableFuture<InvokeResponse>();
        cloud.timeline().start(() -> {
            try {
                answer.complete(cloud.call(caller, invoke, InvokeResponse.class));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer(answer.get(integration.timeoutInMillis(), TimeUnit.MILLISECONDS), event);
        } catch (TimeoutException e) {
            // The function goes on by itself.
            return ApiAnswer.UNAVAILABLE;
        } catch (ExecutionException e) {
            return failed(event, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ApiAnswer.UNAVAILABLE;
        }
    }

    /** What went wrong in the function stays in its log. */
    private ApiAnswer answer(InvokeResponse response, ProxyEvent event) {
        if (response.functionError() != null) {
            return ApiAnswer.INTERNAL_ERROR;
        }
        return ProxyAnswer.of(response.payload().asByteArrayUnsafe()).orElseGet(() -> {
            log.accept("API request " + event, new IllegalStateException("the function's answer is malformed"));
            return ApiAnswer.INTERNAL_ERROR;
        });
    }

    private ApiAnswer failed(ProxyEvent event, Throwable cause) {
        log.accept("API request " + event, cause);
        return switch (cause instanceof AwsError e ? e.status() : 500) {
            case 413 -> ApiAnswer.TOO_LARGE;
            case 429 -> ApiAnswer.UNAVAILABLE;
            default -> ApiAnswer.INTERNAL_ERROR;
        };
    }
}
