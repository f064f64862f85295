package dev.tenantonboarding.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function's jar, unpacked as Lambda unpacks it, and the same jar as it is.
 *
 * @param folder what Lambda's client loads classes from
 */
record Package(Path jar, Path folder) {
    // What Lambda's runtime brings along.
    private static final List<String> RUNTIME = List.of("aws-lambda-java-runtime-interface-client", "aws-lambda-java-core",
            "aws-lambda-java-serialization", "utils-lite");
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    static Package unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        return new Package(jar, folder);
    }

    /** Puts a handler of ours beside the function's own. */
    void add(Class<?> handler) throws IOException {
        String name = handler.getName().replace('.', '/') + ".class";
        try (InputStream content = handler.getResourceAsStream("/" + name)) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.copy(content, folder.resolve(name));
        }
    }

    /** As Lambda starts it: its client on the class path, the function's classes from files. */
    Way asLambda(String name, String handler, Map<String, String> environment, List<String> options) {
        return java(name, handler, environment, options, onClassPath(RUNTIME), folder);
    }

    /**
     * With the jar itself on the class path, as a class archive and a cache need it.
     *
     * @param besides what else is there
     */
    Way asJar(String name, String handler, Map<String, String> environment, List<String> options, String... besides) {
        String path = Stream.concat(Stream.of(onClassPath(RUNTIME), jar.toString()), Stream.of(besides))
                .collect(Collectors.joining(File.pathSeparator));
        return java(name, handler, environment, options, path, jar.getParent());
    }

    private static Way java(String name, String handler, Map<String, String> environment, List<String> options, String path, Path folder) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", path, CLIENT, handler + "::handleRequest"));
        return new Way(name, command, folder, environment, false);
    }

    /** Of this program's own, the jars of these names. */
    static String onClassPath(List<String> names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> names.stream().anyMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
