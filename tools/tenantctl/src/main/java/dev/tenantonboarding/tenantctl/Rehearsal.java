package dev.tenantonboarding.tenantctl;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tenantonboarding.tenantctl.console.Streams;
import dev.tenantonboarding.tenantctl.demo.SampleSignup;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.Target;

/**
 * Runs the commands that ask a cloud, so that the launcher can keep what they load. The cloud is in a process of its own, for none of what it
 * loads is to be kept.
 */
public final class Rehearsal {
    private static final String READY = "ready ";
    private static final SampleSignup SIGNUP = SampleSignup.ALL.getFirst();

    private final Program program;
    private final String endpoint;

    private Rehearsal(Program program, String endpoint) {
        this.program = program;
        this.endpoint = endpoint;
    }

    /** @param options for the JVM that the cloud runs in */
    public static void main(String[] options) throws IOException {
        var program = Main.program();
        var cloud = cloud(program.home(), options);
        try (var out = cloud.inputReader()) {
            new Rehearsal(program, endpoint(out)).run();
        } finally {
            cloud.destroy();
        }
    }

    private static Process cloud(Home home, String[] options) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-D" + Home.PROPERTY + "=" + home.root(), "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "local", "--port", "0"));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String endpoint(BufferedReader out) {
        return out.lines().filter(line -> line.startsWith(READY)).map(line -> line.substring(READY.length())).findFirst()
                .orElseThrow(() -> new IllegalStateException("the local cloud ended before it was ready"));
    }

    private void run() {
        var tenant = SIGNUP.tenantId().value();
        command("signup", "--watch", "-");
        command("list");
        command("list", "--json");
        command("status", tenant);
        command("status", tenant, "--json");
        command("failures");
        command("token", tenant);
        command("--help");
    }

    private void command(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--endpoint-url", endpoint));
        var in = new ByteArrayInputStream(detail().getBytes(StandardCharsets.UTF_8));
        var streams = new Streams(in, program.streams().out(), program.streams().err());
        int code = Tenantctl.run(new Program(program.environment(), program.home(), streams), arguments.toArray(String[]::new));
        if (code != ExitCode.OK.number()) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + code);
        }
    }

    private String detail() {
        var target = new Target.Local(URI.create(endpoint));
        try (var platform = new Platform(target, new Clients(target), Globals.STACK)) {
            return SIGNUP.detail(platform.outputs().modelSourceBucketName()).toString();
        }
    }
}
