package dev.tenantonboarding.localcloud.lambda;

import dev.tenantonboarding.localcloud.lambda.runtime.Archive;

/**
 * An uploaded archive.
 *
 * @param sha256 in Base64, as Lambda tells it
 * @param size   in bytes, packed
 */
record Code(String sha256, long size, Archive archive) {
}
