package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** One finished archive, taken over byte by byte. */
record FinishedArchive(SourceObject object, SourceReads reads, ArchiveLimits limits, FileRule rule) implements ModelContent {
    @Override
    public Fingerprint inspect(OutputStream copy) {
        if (object.bytes() > limits.bytes()) {
            throw new InvalidModelArchive("the archive has more than " + limits.bytes() + " bytes");
        }
        Fingerprint.Taker taker = new Fingerprint.Taker(copy);
        try (InputStream archive = new Tee(reads.open(object), taker);
                CheckAlongside check = new CheckAlongside(new ArchiveCheck(limits, rule))) {
            archive.transferTo(check);
            check.finish();
            return taker.fingerprint();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void writeTo(OutputStream out) {
        try (InputStream archive = reads.open(object)) {
            archive.transferTo(out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
