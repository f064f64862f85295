package dev.tenantonboarding.tests.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the state machine files to the local cloud, and to npm's asl-validator where Node is at hand. */
class StateMachineFilesTest {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");
    private static final Path NPM = Path.of("asl");
    private static final Path VALIDATOR = NPM.resolve("node_modules/asl-validator/dist/bin/asl-validator.js");
    /** What npm writes last. */
    private static final Path INSTALLED = NPM.resolve("node_modules/.package-lock.json");
    private static final int SECONDS_TO_INSTALL = 10;
    private static final int SECONDS_TO_CHECK = 30;

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of("../statemachine"))) {
            return files.filter(file -> file.toString().endsWith(".asl.json")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theLocalCloudAcceptsEach(Path file) throws Exception {
        var filled = SUBSTITUTION.matcher(Files.readString(file)).replaceAll(found -> value(found.group(1)));
        try (var cloud = new CaseCloud()) {
            assertThat(cloud.states().validateStateMachineDefinition(request -> request.definition(filled)).diagnostics()).isEmpty();
        }
    }

    private static String value(String substitution) {
        if (substitution.endsWith("Arn")) {
            return "arn:aws:lambda:us-east-1:000000000000:function:" + substitution;
        }
        return substitution.endsWith("Seconds") ? "15" : substitution;
    }

    @Test
    void aslValidatorAcceptsThem() throws Exception {
        skipUnless(onPath("node") && onPath("npm"), "Node is not at hand");
        if (!Files.exists(INSTALLED)) {
            ended(SECONDS_TO_INSTALL, NPM, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0");
        }
        skipUnless(Files.exists(INSTALLED), "npm could not install it within " + SECONDS_TO_INSTALL + " s");

        for (var file : files()) {
            assertThat(ended(SECONDS_TO_CHECK, Path.of("."), "node", VALIDATOR.toString(), "--json-path", file.toString())).as(file.toString()).isTrue();
        }
    }

    private static void skipUnless(boolean possible, String why) {
        if (!possible) {
            System.out.println("asl-validator does not check the state machine files: " + why);
        }
        assumeTrue(possible, why);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Whether a program ended well in time. */
    private static boolean ended(int seconds, Path folder, String... command) throws Exception {
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(Path.of("target/asl-validator.log").toFile()).start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
