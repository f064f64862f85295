package dev.tenantonboarding.localcloud.lambda.runtime;

import java.time.Duration;

/**
 * One invocation, as the function's context tells it.
 *
 * @param invokedArn with the qualifier that the caller gave
 * @param timeout    from now on
 */
public record Invocation(String requestId, String functionName, String version, String invokedArn, int memoryMegabytes,
                         String logGroup, Duration timeout, byte[] payload) {
}
