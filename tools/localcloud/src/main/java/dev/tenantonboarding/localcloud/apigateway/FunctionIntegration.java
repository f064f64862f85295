package dev.tenantonboarding.localcloud.apigateway;

import java.time.Duration;
import java.util.function.BiConsumer;

import software.amazon.awssdk.services.apigatewayv2.model.Integration;

/** The function behind a route. */
final class FunctionIntegration {
    private final FunctionCalls functions;
    private final BiConsumer<String, Throwable> log;

    FunctionIntegration(FunctionCalls functions, BiConsumer<String, Throwable> log) {
        this.functions = functions;
        this.log = log;
    }

    ApiAnswer call(Integration integration, ProxyEvent event) {
        var routed = event.routed();
        var outcome = functions.call(FunctionTarget.of(integration.integrationUri()), routed.sourceArn(), event.json(),
                Duration.ofMillis(integration.timeoutInMillis()), routed);
        return switch (outcome) {
            case FunctionCalls.Outcome.Answered answered -> ProxyAnswer.of(answered.payload()).orElseGet(() -> {
                log.accept("API request " + event, new IllegalStateException("the function's answer is malformed"));
                return ApiAnswer.INTERNAL_ERROR;
            });
            case FunctionCalls.Outcome.Failed _ -> ApiAnswer.INTERNAL_ERROR;
            case FunctionCalls.Outcome.TimedOut _ -> ApiAnswer.UNAVAILABLE;
            case FunctionCalls.Outcome.Refused refused -> switch (refused.status()) {
                case 413 -> ApiAnswer.TOO_LARGE;
                case 429 -> ApiAnswer.UNAVAILABLE;
                default -> ApiAnswer.INTERNAL_ERROR;
            };
        };
    }
}
