package dev.tenantonboarding.tenantctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs copies of the launcher in a checkout made up for the test, with programs that only say how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../../tenantctl");

    @TempDir
    private Path folder;
    private Path checkout;

    record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("some where/checkout"));
        // The machine's own JDKs are out of sight.
        program(checkout.resolve("tenantctl"), Files.readString(LAUNCHER)
                .replace("/usr/lib/jvm/*", folder + "/no-jvm/*").replace("/usr/libexec/java_home", folder + "/no-java-home"));
        for (var source : List.of("pom.xml", ".mvn/x", "functions/a/pom.xml", "functions/a/src/main/x", "statemachine/x", "tools/a/pom.xml", "tools/a/src/main/x", "tools/samples/models/x")) {
            file(checkout.resolve(source), "");
        }
        program(checkout.resolve("mvnw"), """
                echo "build output: $*"
                mkdir -p tools/tenantctl/target tools/a/target functions/onboarding/target functions/inference/target
                echo "$PWD/tools/a/target/a.jar:/dev/null" > tools/tenantctl/target/class-path
                touch tools/tenantctl/target/tenantctl.jar tools/a/target/a.jar functions/onboarding/target/onboarding.jar functions/inference/target/inference.jar
                """);
        jdk("25.0.1");
    }

    @Test
    void theFirstRunBuildsAndSaysSoOnStandardErrorOnly() throws Exception {
        var result = run(checkout.resolve("tenantctl"), "list", "two words");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("java ").contains("dev.tenantonboarding.tenantctl.Main list two words").doesNotContain("build");
        assertThat(result.err()).contains("tenantctl: building").contains("build output: ")
                .contains("-pl tools/tenantctl,functions/onboarding,functions/inference -am").contains("-DskipTests");
    }

    @Test
    void theNextRunDoesNotBuild() throws Exception {
        run(checkout.resolve("tenantctl"));
        assertThat(run(checkout.resolve("tenantctl")).err()).isEmpty();
    }

    @Test
    void aNewerSourceIsBuilt() throws Exception {
        run(checkout.resolve("tenantctl"));
        var source = checkout.resolve("tools/a/src/main/x");
        assertThat(source.toFile().setLastModified(System.currentTimeMillis() + 10_000)).isTrue();
        assertThat(run(checkout.resolve("tenantctl")).err()).contains("building");
    }

    @Test
    void aNewerTestIsNot() throws Exception {
        run(checkout.resolve("tenantctl"));
        var test = checkout.resolve("tools/a/src/test/x");
        file(test, "");
        assertThat(test.toFile().setLastModified(System.currentTimeMillis() + 10_000)).isTrue();
        assertThat(run(checkout.resolve("tenantctl")).err()).isEmpty();
    }

    @Test
    void aJarThatWentAwayIsBuiltAgain() throws Exception {
        run(checkout.resolve("tenantctl"));
        Files.delete(checkout.resolve("functions/inference/target/inference.jar"));
        assertThat(run(checkout.resolve("tenantctl")).err()).contains("building");
    }

    @Test
    void aRunningProgramKeepsTheJarsThatItWasStartedWith() throws Exception {
        var result = run(checkout.resolve("tenantctl"));
        assertThat(result.out()).contains("tools/tenantctl/target/run/tenantctl.jar:", "tools/tenantctl/target/run/a.jar:").doesNotContain("tools/a/target");
    }

    @Test
    void theCloudAndTheCommandsThatAskOneStartFromCachesOfTheirOwn() throws Exception {
        keepingJdk();
        var first = run(checkout.resolve("tenantctl"), "list");
        assertThat(first.err()).contains("tenantctl: preparing a faster start");
        assertThat(first.out()).contains("-XX:AOTCache=" + run("command.aot") + " ");
        assertThat(run(checkout.resolve("tenantctl"), "--json", "demo").out()).contains("-XX:AOTCache=" + run("cloud.aot") + " ");
        assertThat(Files.readString(run("cloud.aot"))).contains("tenantctl.Main demo");
        assertThat(Files.readString(run("command.aot"))).contains("tenantctl.Rehearsal -XX:AOTCache=" + run("cloud.aot"));
    }

    @Test
    void aProgramThatChangedGetsNewCaches() throws Exception {
        keepingJdk();
        run(checkout.resolve("tenantctl"));
        Files.writeString(checkout.resolve("tools/a/target/a.jar"), "other");
        assertThat(checkout.resolve("tools/a/src/main/x").toFile().setLastModified(System.currentTimeMillis() + 10_000)).isTrue();
        Files.writeString(run("command.aot"), "old");
        Files.writeString(run("cloud.aot"), "old");
        run(checkout.resolve("tenantctl"));
        assertThat(Files.readString(run("cloud.aot"))).isNotEqualTo("old");
        assertThat(Files.readString(run("command.aot"))).isNotEqualTo("old");
    }

    @Test
    void aFailedBuildEndsTheRun() throws Exception {
        program(checkout.resolve("mvnw"), "echo the compiler complains\nexit 1");
        var result = run(checkout.resolve("tenantctl"));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("the compiler complains").contains("tenantctl: the build failed");
    }

    @Test
    void aLinkFromElsewhereFindsTheCheckout() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("linked"), Path.of("some where/checkout/tenantctl"));
        assertThat(run(link).out()).contains("-Dtenantctl.home=" + checkout.toRealPath());
    }

    @Test
    void aLockThatADeadProcessLeftBehindIsTakenOverWhereThereIsNoFlock() throws Exception {
        Files.delete(tools().resolve("flock"));
        var lock = checkout.resolve("tools/tenantctl/target/lock.d");
        file(lock.resolve("pid"), "999999999\n");
        var result = run(checkout.resolve("tenantctl"));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("building");
        assertThat(lock).doesNotExist();
    }

    @Test
    void runsThatStartTogetherBuildOnce() throws Exception {
        var first = start(checkout.resolve("tenantctl"), "first");
        var second = start(checkout.resolve("tenantctl"), "second");
        var results = List.of(end(first, "first"), end(second, "second"));
        assertThat(results).extracting(Result::exitCode).containsOnly(0);
        assertThat(results).filteredOn(result -> result.err().contains("building")).hasSize(1);
    }

    @Test
    void withoutAJdkNewEnoughItSaysWhereItLooked() throws Exception {
        jdk("17.0.15");
        var result = run(checkout.resolve("tenantctl"));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("needs a JDK 25 or newer").contains("JAVA_HOME            " + folder.resolve("jdk"))
                .contains("~/.sdkman/candidates/java/*").contains("PATH");
    }

    /** A JDK whose java prints its arguments. */
    private void jdk(String version) throws IOException {
        var jdk = folder.resolve("jdk");
        file(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), "echo \"java $*\"");
        program(jdk.resolve("bin/javac"), "");
    }

    /** A JDK whose java also leaves the cache that it is asked for, with its arguments in it. */
    private void keepingJdk() throws IOException {
        program(folder.resolve("jdk/bin/java"), """
                for argument; do
                    case $argument in
                        -XX:AOTCacheOutput=*) echo "java $*" > "${argument#*=}" ;;
                    esac
                done
                echo "java $*"
                """);
    }

    private Path run(String file) throws IOException {
        return checkout.toRealPath().resolve("tools/tenantctl/target/run").resolve(file);
    }

    private Result run(Path launcher, String... arguments) throws IOException, InterruptedException {
        return end(start(launcher, "run", arguments), "run");
    }

    private Process start(Path launcher, String name, String... arguments) throws IOException {
        var builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        return builder.redirectOutput(folder.resolve(name + ".out").toFile()).redirectError(folder.resolve(name + ".err").toFile()).start();
    }

    private Result end(Process process, String name) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(folder.resolve(name + ".out")), Files.readString(folder.resolve(name + ".err")));
    }

    /** The machine's programs, without its java. */
    private Path tools() throws IOException {
        var tools = folder.resolve("tools");
        if (Files.notExists(tools)) {
            for (var name : List.of("basename", "cat", "cmp", "cp", "env", "dirname", "find", "flock", "head", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch")) {
                for (var place : List.of(Path.of("/bin", name), Path.of("/usr/bin", name))) {
                    if (Files.isExecutable(place) && Files.notExists(tools.resolve(name))) {
                        program(tools.resolve(name), "exec " + place + " \"$@\"");
                    }
                }
            }
        }
        return tools;
    }

    private static void program(Path path, String script) throws IOException {
        file(path, script.startsWith("#!") ? script : "#!/bin/sh\n" + script);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static void file(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
