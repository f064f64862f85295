package dev.tenantonboarding.localcloud.kernel;

import java.util.Optional;

/** Tells who holds an access key. Signatures are not verified; the key and its session token must be known. */
@FunctionalInterface
public interface Authenticator {
    /** @throws AwsError InvalidClientTokenId or ExpiredToken */
    Caller authenticate(String accessKeyId, Optional<String> sessionToken);
}
