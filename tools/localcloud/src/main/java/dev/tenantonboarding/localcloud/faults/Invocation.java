package dev.tenantonboarding.localcloud.faults;

/**
 * A function's invocation.
 *
 * @param function  its name
 * @param requestId of the Invoke
 * @param payload   as JSON
 */
public record Invocation(String function, String requestId, String payload) {
    /** Without the payload, which may hold anything. */
    @Override
    public String toString() {
        return function + " " + requestId;
    }
}
