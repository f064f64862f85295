package dev.tenantonboarding.onboarding.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditJson;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenancy.audit.Totals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * The long part of an audit's document, in a temporary file: the probes of many thousand tenants would not fit in memory, and their
 * totals are to stand before them. Closing removes the file.
 */
final class TenantsOnDisk implements AutoCloseable {
    private final Path file;
    private final Writer writer;
    private final Map<Verdict.Word, Integer> counts = new EnumMap<>(Verdict.Word.class);

    /** Takes a document as a stream that can be read again. */
    interface Sink {
        void take(ContentStreamProvider content, long bytes);
    }

    private TenantsOnDisk(Path file) throws IOException {
        this.file = file;
        this.writer = Files.newBufferedWriter(file);
    }

    static TenantsOnDisk create(String name) throws IOException {
        return new TenantsOnDisk(Files.createTempFile(name, ".json"));
    }

    void add(AuditedTenant tenant) {
        try {
            writer.write(counts.isEmpty() ? "" : ",");
            writer.write(AuditJson.tenant(tenant).toString());
        } catch (IOException full) {
            throw new UncheckedIOException(file + " cannot be written", full);
        }
        counts.merge(tenant.verdict().word(), 1, Integer::sum);
    }

    Totals totals() {
        return new Totals(count(Verdict.Word.ISOLATED), count(Verdict.Word.VIOLATED), count(Verdict.Word.UNPROVEN));
    }

    private int count(Verdict.Word word) {
        return counts.getOrDefault(word, 0);
    }

    /** @param head all of the document but its tenants */
    void complete(ObjectNode head, Sink sink) throws IOException {
        writer.close();
        String open = head.toString();
        byte[] before = (open.substring(0, open.length() - 1) + ",\"tenants\":[").getBytes(StandardCharsets.UTF_8);
        byte[] after = "]}".getBytes(StandardCharsets.UTF_8);
        sink.take(() -> join(before, after), before.length + Files.size(file) + after.length);
    }

    private InputStream join(byte[] before, byte[] after) {
        try {
            return new SequenceInputStream(Collections.enumeration(
                    List.of(new ByteArrayInputStream(before), Files.newInputStream(file), new ByteArrayInputStream(after))));
        } catch (IOException gone) {
            throw new UncheckedIOException(file + " cannot be read", gone);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.delete(file);
    }
}
