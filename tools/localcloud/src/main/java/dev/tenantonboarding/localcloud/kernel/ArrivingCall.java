package dev.tenantonboarding.localcloud.kernel;

import java.util.List;

/**
 * A call that is well formed, before anybody decides on it.
 *
 * @param service   the name that requests are signed with, such as {@code states}
 * @param operation AWS's name, such as {@code StartExecution}
 * @param needed    what the caller must be allowed
 * @param request   its text tells the content: the SDK's request, for S3 the method and path
 */
public record ArrivingCall(String service, String operation, Caller caller, List<Access> needed, Object request) {
    public ArrivingCall {
        needed = List.copyOf(needed);
    }
}
