package dev.tenantonboarding.onboarding.upload;

/**
 * How large an archive may be.
 *
 * @param bytes of the archive, and of what is in it when unpacked
 * @param entries files, folders and all else
 * @param ratio unpacked bytes for each packed one
 */
public record ArchiveLimits(long bytes, long entries, long ratio) {
    /** Small files pack so well that a ratio says nothing: it counts from this many unpacked bytes on. */
    static final long RATIO_COUNTS_FROM = 1 << 20;

    boolean exceedsRatio(long unpacked, long packed) {
        return unpacked > RATIO_COUNTS_FROM && unpacked / ratio >= packed;
    }
}
