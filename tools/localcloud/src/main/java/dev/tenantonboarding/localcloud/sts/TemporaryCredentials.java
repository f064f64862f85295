package dev.tenantonboarding.localcloud.sts;

import java.time.Instant;

import dev.tenantonboarding.localcloud.kernel.Caller;

/**
 * The credentials of an open session.
 *
 * @param expiration wall time
 * @param caller     whom they stand for
 */
public record TemporaryCredentials(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration,
                                   Caller.RoleSession caller) {

    /** Without the secret and the token. */
    @Override
    public String toString() {
        return "TemporaryCredentials[" + accessKeyId + " of " + caller.arn() + " until " + expiration + "]";
    }
}
