package dev.tenantonboarding.benchmarks.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Handlers of ours in a jar of their own: a cache is made of jars only. */
final class Handlers {
    private Handlers() {}

    static Path jar(Path jar, Class<?>... handlers) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> handler : handlers) {
                String name = handler.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(name));
                try (InputStream content = handler.getResourceAsStream("/" + name)) {
                    content.transferTo(zip);
                }
            }
        }
        return jar;
    }
}
