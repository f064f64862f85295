package dev.tenantonboarding.localcloud.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One operation of a service: the SDK's request class, what a call needs to be allowed, and what it does.
 *
 * @param name     AWS's name, such as {@code CreateModel}
 * @param builder  makes an empty builder of the request
 * @param rule     what the call needs; evaluated before the handler, all of it must be allowed
 * @param accepted the members that the handler heeds; a request that sets another one is refused. Empty: all are heeded
 * @param route    method and URI template, for REST protocols
 */
public record Operation<I extends AwsRequest, O extends AwsResponse>(
        String name, Supplier<? extends SdkBuilder<?, I>> builder, BiFunction<I, Call, List<Access>> rule,
        BiFunction<I, Call, O> handler, Set<String> accepted, Optional<Route> route) {

    /**
     * @param method   HTTP method
     * @param template such as {@code /endpoints/{EndpointName}/invocations}
     * @param status   the status of a good answer, 200 for most
     */
    public record Route(String method, String template, int status) {
    }

    public static <I extends AwsRequest, O extends AwsResponse> Operation<I, O> of(
            Supplier<? extends SdkBuilder<?, I>> builder, Function<I, List<Access>> rule, BiFunction<I, Call, O> handler) {
        return new Operation<>(nameOf(builder), builder, (request, call) -> rule.apply(request), handler, Set.of(), Optional.empty());
    }

    /** For rules that depend on who calls. */
    public static <I extends AwsRequest, O extends AwsResponse> Operation<I, O> ruled(
            Supplier<? extends SdkBuilder<?, I>> builder, BiFunction<I, Call, List<Access>> rule, BiFunction<I, Call, O> handler) {
        return new Operation<>(nameOf(builder), builder, rule, handler, Set.of(), Optional.empty());
    }

    /** Names the request's members (AWS's spelling) that the handler heeds; any other that is set is refused by name. */
    public Operation<I, O> accepting(String... members) {
        return new Operation<>(name, builder, rule, handler, Set.of(members), route);
    }

    public Operation<I, O> at(String method, String template) {
        return at(method, template, 200);
    }

    public Operation<I, O> at(String method, String template, int status) {
        return new Operation<>(name, builder, rule, handler, accepted, Optional.of(new Route(method, template, status)));
    }

    /** An empty builder, as the codec fills it. */
    public SdkPojo newBuilder() {
        return (SdkPojo) builder.get();
    }

    @SuppressWarnings("unchecked")
    Class<I> requestType() {
        return (Class<I>) builder.get().build().getClass();
    }

    private static String nameOf(Supplier<? extends SdkBuilder<?, ? extends AwsRequest>> builder) {
        var type = builder.get().build().getClass().getSimpleName();
        return type.substring(0, type.length() - "Request".length());
    }
}
