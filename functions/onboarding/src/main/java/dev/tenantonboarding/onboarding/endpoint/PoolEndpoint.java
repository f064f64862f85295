package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.runtime.Environment;
import java.util.HashMap;
import java.util.Map;

/** The endpoint that the pool's tenants share, and whose it is. */
public record PoolEndpoint(String name, String stackName) {

    /** @throws dev.tenantonboarding.runtime.InvalidEnvironment naming the variable and the rule */
    public static PoolEndpoint from(Environment environment) {
        return new PoolEndpoint(environment.required("POOL_ENDPOINT_NAME"), environment.required("STACK_NAME"));
    }

    /** The tags by which it and its parts are known: what lacks one of them is someone else's. */
    Map<String, String> mark() {
        return Map.of(ResourceTags.STACK, stackName);
    }

    /** @param maker the execution, or whoever else, that makes a part of it */
    Map<String, String> tags(String maker) {
        Map<String, String> all = new HashMap<>(ResourceTags.shared(maker));
        all.putAll(mark());
        return all;
    }
}
