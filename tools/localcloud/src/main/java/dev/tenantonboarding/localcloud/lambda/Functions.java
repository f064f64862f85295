package dev.tenantonboarding.localcloud.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.tenantonboarding.localcloud.kernel.Access;

/** All functions by name, and the rules that operations on them share. */
final class Functions {
    private final Map<String, LambdaFunction> byName = new ConcurrentSkipListMap<>();

    Optional<LambdaFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError ResourceNotFoundException */
    LambdaFunction get(FunctionRef ref) {
        return find(ref.name()).orElseThrow(() -> LambdaErrors.functionNotFound(ref.arn()));
    }

    /** The version that the qualifier, {@code $LATEST} without one, means. */
    Version version(FunctionRef ref) {
        return get(ref).resolve(ref.qualifier().orElse(Version.LATEST)).orElseThrow(() -> LambdaErrors.functionNotFound(ref.arn()));
    }

    List<LambdaFunction> all() {
        return List.copyOf(byName.values());
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError ResourceConflictException if the name is taken */
    void add(LambdaFunction function) {
        if (byName.putIfAbsent(function.name(), function) != null) {
            throw LambdaErrors.conflict("Function already exist: " + function.name());
        }
    }

    void remove(FunctionRef ref) {
        get(ref).close();
        byName.remove(ref.name());
    }

    /** Access to a function as a whole, with its tags as condition keys. */
    Access access(String action, FunctionRef ref) {
        return Access.to("lambda:" + action, ref.functionArn()).withResourceTags(find(ref.name()).map(LambdaFunction::tags).orElse(Map.of()));
    }

    List<Access> rule(String action, String functionName) {
        return List.of(access(action, FunctionRef.of(functionName)));
    }
}
