package dev.tenantonboarding.localcloud.kernel;

import java.time.Instant;

/**
 * The circumstances of one call.
 *
 * @param time the timeline's now when the call arrived
 */
public record Call(Caller caller, Instant time, String requestId) {
}
