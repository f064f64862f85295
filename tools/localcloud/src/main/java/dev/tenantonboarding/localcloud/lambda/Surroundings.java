package dev.tenantonboarding.localcloud.lambda;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.kernel.Aws;

/**
 * What a function is told of the cloud that it runs in.
 *
 * @param endpoint  the cloud's own address
 * @param skipsTime whether waits take no time; what a function sleeps by itself cannot be skipped from outside
 */
record Surroundings(Supplier<URI> endpoint, boolean skipsTime) {
    Map<String, String> variables() {
        var variables = new HashMap<>(Map.of(
                "AWS_REGION", Aws.REGION, "AWS_DEFAULT_REGION", Aws.REGION, "AWS_ENDPOINT_URL", endpoint.get().toString()));
        if (skipsTime) {
            variables.put("LOCAL_CLOUD_TIME", "skipped");
        }
        return variables;
    }
}
