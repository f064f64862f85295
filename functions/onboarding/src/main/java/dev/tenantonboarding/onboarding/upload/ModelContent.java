package dev.tenantonboarding.onboarding.upload;

import java.io.OutputStream;

/** A tenant's model as the archive that it will be, readable any number of times with the same result. */
public sealed interface ModelContent permits FinishedArchive, PackedPrefix {
    /**
     * Reads it all, checks it and hashes it, and writes it as it goes: what was written is worth nothing if this fails.
     *
     * @throws dev.tenantonboarding.onboarding.InvalidModelArchive naming the entry and the rule that it breaks
     */
    Fingerprint inspect(OutputStream copy);

    /** Writes the archive again, byte by byte as it was hashed. */
    void writeTo(OutputStream out);
}
