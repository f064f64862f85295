package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;

/** Files of these formats only. */
public record ModelFormats(Set<ModelFormat> allowed) implements FileRule {
    public ModelFormats {
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("at least one format must be allowed");
        }
        allowed = Set.copyOf(allowed);
    }

    @Override
    public void check(String name, InputStream content) throws IOException {
        byte[] head = content.readNBytes(ModelFormat.HEAD);
        for (ModelFormat format : allowed) {
            if (format.matches(head, content)) {
                return;
            }
        }
        throw InvalidModelArchive.entry(name, "holds none of the formats that a shared container may load: "
                + allowed.stream().map(ModelFormat::word).sorted().collect(Collectors.joining(", ")));
    }
}
