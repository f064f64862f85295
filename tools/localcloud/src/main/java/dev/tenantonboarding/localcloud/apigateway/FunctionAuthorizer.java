package dev.tenantonboarding.localcloud.apigateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** Authorizers that are functions: asked when every identity source is there and nothing is remembered of just these. */
final class FunctionAuthorizer {
    /** What AWS gives an authorizer of an HTTP API. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FunctionCalls functions;
    private final AdmissionCache cache;
    private final BiConsumer<String, Throwable> log;

    FunctionAuthorizer(FunctionCalls functions, AdmissionCache cache, BiConsumer<String, Throwable> log) {
        this.functions = functions;
        this.cache = cache;
        this.log = log;
    }

    Admission judge(RoutedRequest routed) {
        var authorizer = routed.authorizer();
        var identity = authorizer.identitySource().stream().map(IdentitySource::of).map(source -> source.in(routed)).toList();
        if (identity.stream().anyMatch(Optional::isEmpty)) {
            return Admission.Refused.UNAUTHORIZED;
        }
        var values = identity.stream().flatMap(Optional::stream).toList();
        var remembered = cache.find(routed.api().id(), authorizer, values);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var answer = ask(authorizer, values, routed);
        answer.ifPresent(admission -> cache.keep(routed.api().id(), authorizer, values, admission));
        return answer.orElse(Admission.Refused.BROKEN);
    }

    /** Empty if it has no valid answer, which is not remembered. */
    private Optional<Admission> ask(Authorizer authorizer, List<String> identity, RoutedRequest routed) {
        var source = Aws.arn("execute-api", routed.api().id() + "/authorizers/" + authorizer.authorizerId());
        var outcome = functions.call(FunctionTarget.of(authorizer.authorizerUri()), source, new AuthorizerEvent(routed, identity).json(),
                PATIENCE, routed);
        var admission = outcome instanceof FunctionCalls.Outcome.Answered answered
                ? AuthorizerAnswer.of(answered.payload()) : Optional.<Admission>empty();
        if (admission.isEmpty()) {
            log.accept("API request " + routed,
                    new IllegalStateException("the authorizer " + authorizer.name() + " failed, or its answer is malformed"));
        }
        return admission;
    }
}
