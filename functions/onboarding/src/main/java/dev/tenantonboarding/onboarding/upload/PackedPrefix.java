package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The objects under a prefix, packed so that the same objects always give the same bytes: sorted, and without times and owners. */
record PackedPrefix(String prefix, List<SourceObject> objects, SourceReads reads, ArchiveLimits limits, FileRule rule)
        implements ModelContent {
    private static final int READABLE_FILE = 0100644;

    PackedPrefix {
        objects = objects.stream().sorted(Comparator.comparing(SourceObject::key)).toList();
    }

    @Override
    public Fingerprint inspect(OutputStream copy) {
        checkLimits();
        objects.forEach(object -> EntryNames.check(name(object)));
        Fingerprint.Taker taker = new Fingerprint.Taker(copy);
        pack(taker, rule);
        return taker.fingerprint();
    }

    private void checkLimits() {
        if (objects.size() > limits.entries()) {
            throw new InvalidModelArchive("the prefix has more than " + limits.entries() + " objects");
        }
        if (objects.stream().mapToLong(SourceObject::bytes).sum() > limits.bytes()) {
            throw new InvalidModelArchive("the prefix has more than " + limits.bytes() + " bytes");
        }
    }

    @Override
    public void writeTo(OutputStream out) {
        pack(out, FileRule.ANYTHING);
    }

    private void pack(OutputStream out, FileRule checked) {
        try (ParallelGzip gzip = new ParallelGzip(out); TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (SourceObject object : objects) {
                write(object, tar, checked);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(SourceObject object, TarArchiveOutputStream tar, FileRule checked) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name(object));
        entry.setSize(object.bytes());
        entry.setMode(READABLE_FILE);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        try (InputStream content = new Tee(reads.open(object), tar)) {
            checked.check(name(object), content);
            content.transferTo(OutputStream.nullOutputStream());
        }
        tar.closeArchiveEntry();
    }

    private String name(SourceObject object) {
        return object.key().substring(prefix.length());
    }
}
