package dev.tenantonboarding.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java program in a JVM of its own, on the class path of a function: its jar, and nothing of ours but the benchmarks. */
public record JavaProcess(Path functionJar, List<String> options, Map<String, String> environment) {
    // What harnesses need; a function never sees it.
    private static final List<String> HARNESS = List.of("jmh-core", "jopt-simple", "commons-math3");

    public JavaProcess {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs it to its end, its output shown as it comes.
     *
     * @throws IOException if it fails
     */
    public void show(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Process process = builder(main, arguments).inheritIO().start();
        check(process, main);
    }

    /**
     * Runs it to its end.
     *
     * @return what it printed on standard output
     * @throws IOException if it fails
     */
    public String output(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Process process = builder(main, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        check(process, main);
        return output;
    }

    private static void check(Process process, Class<?> main) throws IOException, InterruptedException {
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " failed with " + process.exitValue());
        }
    }

    private ProcessBuilder builder(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private String classPath() {
        Stream<String> ours = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("classes") || HARNESS.stream().anyMatch(entry::contains));
        return Stream.concat(ours, Stream.of(functionJar.toString())).collect(Collectors.joining(File.pathSeparator));
    }
}
