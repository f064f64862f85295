package dev.tenantonboarding.localcloud.apigateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Calls functions as API Gateway, with no more than their resource policies allow it. */
final class FunctionCalls {
    private final Cloud cloud;
    private final BiConsumer<String, Throwable> log;

    /** @param log hears of calls that fail, never of what requests and answers hold */
    FunctionCalls(Cloud cloud, BiConsumer<String, Throwable> log) {
        this.cloud = cloud;
        this.log = log;
    }

    /** What became of a call. */
    sealed interface Outcome {

        record Answered(byte[] payload) implements Outcome {
        }

        /** The function failed; what went wrong stays in its log. */
        record Failed() implements Outcome {
        }

        /** @param status that Lambda answered, an HTTP status */
        record Refused(int status) implements Outcome {
        }

        /** The function goes on by itself. */
        record TimedOut() implements Outcome {
        }
    }

    /**
     * @param sourceArn what a permission on the function names
     * @param request   what the call is for
     */
    Outcome call(FunctionTarget target, String sourceArn, byte[] payload, Duration patience, RoutedRequest request) {
        var caller = new Caller.ServicePrincipal("apigateway.amazonaws.com", Optional.of(sourceArn));
        var invoke = InvokeRequest.builder().functionName(target.functionArn()).payload(SdkBytes.fromByteArrayUnsafe(payload)).build();
        var answer = new CompletableFuture<InvokeResponse>();
        cloud.timeline().start(() -> {
            try {
                answer.complete(cloud.call(caller, invoke, InvokeResponse.class));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return response.functionError() == null ? new Outcome.Answered(response.payload().asByteArrayUnsafe()) : new Outcome.Failed();
        } catch (TimeoutException e) {
            return new Outcome.TimedOut();
        } catch (ExecutionException e) {
            log.accept("API request " + request, e.getCause());
            return new Outcome.Refused(e.getCause() instanceof AwsError error ? error.status() : 500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.TimedOut();
        }
    }
}
