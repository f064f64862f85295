package dev.tenantonboarding.localcloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.lambda.runtime.Archive;

/** Uploaded archives by content, in a temporary directory until closed: the same bytes are one class loader. */
final class CodeStore implements AutoCloseable {
    private static final long MOST_UNPACKED_BYTES = 262_144_000;

    private final Path directory;
    private final Map<String, Code> codes = new HashMap<>();

    CodeStore() {
        try {
            directory = Files.createTempDirectory("localcloud-lambda");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for function code", e);
        }
    }

    /** @throws AwsError InvalidParameterValueException if this is no archive that Lambda would run */
    synchronized Code add(InputStream content) throws IOException {
        var upload = Files.createTempFile(directory, "upload", ".jar");
        var sha = digest();
        try (var in = new DigestInputStream(content, sha); var out = Files.newOutputStream(upload)) {
            in.transferTo(out);
        }
        var hash = sha.digest();
        var known = codes.get(HexFormat.of().formatHex(hash));
        if (known != null) {
            Files.delete(upload);
            return known;
        }
        check(upload);
        var code = new Code(Base64.getEncoder().encodeToString(hash), Files.size(upload), new Archive(upload));
        codes.put(HexFormat.of().formatHex(hash), code);
        return code;
    }

    private static void check(Path upload) throws IOException {
        try (var zip = new ZipFile(upload.toFile())) {
            if (zip.stream().map(ZipEntry::getName).anyMatch(name -> name.startsWith("lib/") && name.endsWith(".jar"))) {
                throw AwsError.unsupported("code archives with jars in lib/; upload one jar that holds all classes");
            }
            if (zip.stream().mapToLong(ZipEntry::getSize).sum() > MOST_UNPACKED_BYTES) {
                throw LambdaErrors.invalid("Unzipped size must be smaller than " + MOST_UNPACKED_BYTES + " bytes");
            }
        } catch (ZipException e) {
            throw LambdaErrors.invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() {
        codes.values().forEach(code -> code.archive().close());
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the function code in " + directory + " is not removed", e);
        }
    }
}
