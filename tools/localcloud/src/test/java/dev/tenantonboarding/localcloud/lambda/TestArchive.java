package dev.tenantonboarding.localcloud.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.joda.time.DateTime;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import dev.tenantonboarding.localcloud.lambda.functions.Echo;

/** A function archive like a shaded jar: the test functions, AWS's event classes and what those need. */
public final class TestArchive {
    private static final byte[] BYTES = pack("");

    private TestArchive() {
    }

    public static byte[] bytes() {
        return BYTES.clone();
    }

    /** The same classes in other bytes. */
    public static byte[] marked(String mark) {
        return pack(mark);
    }

    /** The handler string of a test function. */
    public static String handler(Class<?> type) {
        return type.getName() + "::handleRequest";
    }

    private static byte[] pack(String mark) {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            put(jar, "mark", mark.getBytes());
            var root = location(Echo.class);
            try (var classes = Files.walk(root.resolve(Echo.class.getPackageName().replace('.', '/')))) {
                for (var file : classes.filter(Files::isRegularFile).toList()) {
                    put(jar, root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            if (mark.isEmpty()) {
                copy(jar, location(APIGatewayV2HTTPEvent.class));
                copy(jar, location(DateTime.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void copy(JarOutputStream jar, Path library) throws IOException {
        try (var from = new JarFile(library.toFile())) {
            for (var entry : from.stream().filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF")).toList()) {
                put(jar, entry.getName(), from.getInputStream(entry).readAllBytes());
            }
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toURI().toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
