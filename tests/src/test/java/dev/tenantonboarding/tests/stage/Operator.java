package dev.tenantonboarding.tests.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Tenantctl;
import dev.tenantonboarding.tenantctl.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A person with the {@code tenantctl} command, working on the stage's cloud. */
public record Operator(Stage stage) {

    /** One run of the command. */
    public record Told(int exitCode, String out, String err) {
        public JsonNode document() {
            return Json.read(out);
        }
    }

    public Told runs(String... arguments) {
        return pipes("", arguments);
    }

    /** @param in what the command reads from standard input */
    public Told pipes(String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Program program = new Program(Map.of("AWS_ENDPOINT_URL", stage.uri().toString()), Stage.home(), streams);
        int exitCode = Tenantctl.run(program, arguments);
        return new Told(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
