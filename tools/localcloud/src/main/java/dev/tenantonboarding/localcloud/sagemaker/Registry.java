package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** The resources of one kind, by name; names that differ in case only are one. */
final class Registry<R extends Resource> {
    private final Kind kind;
    private final Map<String, R> resources = new ConcurrentHashMap<>();

    Registry(Kind kind) {
        this.kind = kind;
    }

    /** @throws AwsError ValidationException if there is one of that name */
    void add(R resource) {
        if (resources.putIfAbsent(key(resource.name()), resource) != null) {
            throw kind.alreadyExists(resource.name());
        }
    }

    Optional<R> find(String name) {
        return Optional.ofNullable(resources.get(key(name)));
    }

    /** @throws AwsError ValidationException if there is none */
    R get(String name) {
        return find(name).orElseThrow(() -> kind.notFound(name));
    }

    /** @throws AwsError ValidationException if there is none */
    R remove(String name) {
        return Optional.ofNullable(resources.remove(key(name))).orElseThrow(() -> kind.notFound(name));
    }

    /**
     * Changes a resource; nothing else changes it meanwhile.
     *
     * @return the resource as it is then
     * @throws AwsError ValidationException if there is none
     */
    R change(String name, UnaryOperator<R> change) {
        return resources.compute(key(name), (key, resource) -> change.apply(Optional.ofNullable(resource).orElseThrow(() -> kind.notFound(name))));
    }

    List<R> all() {
        return List.copyOf(resources.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
