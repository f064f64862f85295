package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads a {@code tar.gz} from end to end and refuses what could hurt whoever unpacks it, or whoever shares a container with it. */
public final class ArchiveCheck {
    // Long names and extended headers are kept in memory by the reader: more than enough for legal ones.
    private static final long HEADER_ALLOWANCE = 1 << 20;
    private static final int BUFFER = 64 * 1024;
    private static final int RECORD = 512;

    private final ArchiveLimits limits;
    private final FileRule rule;

    public ArchiveCheck(ArchiveLimits limits, FileRule rule) {
        this.limits = limits;
        this.rule = rule;
    }

    /**
     * Reads to the end, but does not close.
     *
     * @throws InvalidModelArchive naming the entry and the rule
     */
    public void check(InputStream archive) {
        try {
            // A gzip file may be several in a row; whoever unpacks it would see them all, and so must we.
            GzipCompressorInputStream gzip =
                    GzipCompressorInputStream.builder().setInputStream(archive).setDecompressConcatenated(true).get();
            LimitedStream unpacked = new LimitedStream(gzip, limits, gzip::getCompressedCount);
            // Buffered, since the tar reader looks one record ahead at the end and takes it for read where it cannot go back.
            BufferedInputStream records = new BufferedInputStream(unpacked, BUFFER);
            checkEntries(records, unpacked);
            checkRest(records);
        } catch (EOFException cut) {
            throw new InvalidModelArchive("the archive is not a complete tar.gz: it ends too early", cut);
        } catch (IOException broken) {
            throw new InvalidModelArchive("the archive is not a complete tar.gz: " + broken.getMessage(), broken);
        }
    }

    private void checkEntries(InputStream records, LimitedStream unpacked) throws IOException {
        // Blocks of one record, or the reader would skip what lies in the rest of the last block.
        TarArchiveInputStream tar = new TarArchiveInputStream(records, RECORD, RECORD, "UTF-8");
        long entries = 0;
        boolean hasFile = false;
        for (TarArchiveEntry entry = next(tar, unpacked); entry != null; entry = next(tar, unpacked)) {
            entries++;
            if (entries > limits.entries()) {
                throw new InvalidModelArchive("the archive has more than " + limits.entries() + " entries");
            }
            hasFile |= checkEntry(entry, tar);
        }
        if (!hasFile) {
            throw new InvalidModelArchive("the archive holds no file");
        }
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, LimitedStream unpacked) throws IOException {
        unpacked.allow(HEADER_ALLOWANCE);
        TarArchiveEntry entry = tar.getNextEntry();
        unpacked.allow(Long.MAX_VALUE);
        return entry;
    }

    private boolean checkEntry(TarArchiveEntry entry, InputStream content) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw new InvalidModelArchive("the archive is not a tar: a header's checksum is wrong");
        }
        EntryNames.check(entry.getName());
        if (entry.isDirectory()) {
            return false;
        }
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw InvalidModelArchive.entry(entry.getName(), "is a link");
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            throw InvalidModelArchive.entry(entry.getName(), "is a device or a pipe");
        }
        boolean plain = entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        if (!plain || entry.isSparse()) {
            throw InvalidModelArchive.entry(entry.getName(), "is neither a plain file nor a folder");
        }
        rule.check(entry.getName(), content);
        // The rest shows whether it is all there, and within the limits.
        content.transferTo(OutputStream.nullOutputStream());
        return true;
    }

    /** Some readers go on after the mark that ends a tar, so nothing may hide there. */
    private static void checkRest(InputStream unpacked) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int some = unpacked.read(buffer); some >= 0; some = unpacked.read(buffer)) {
            for (int i = 0; i < some; i++) {
                if (buffer[i] != 0) {
                    throw new InvalidModelArchive("the archive goes on after the end of its tar");
                }
            }
        }
    }
}
