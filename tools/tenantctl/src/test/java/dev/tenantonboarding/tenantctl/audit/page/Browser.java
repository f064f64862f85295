package dev.tenantonboarding.tenantctl.audit.page;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Chromium without a window.
 *
 * @param folder for its profile and files
 */
record Browser(String program, Path folder) {
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int LIGHT = 1;
    private static final int DARK = 0;
    private static final String RESULT = "measured:";

    /** Skips the test where there is none, saying so. */
    static Browser in(Path folder) {
        return Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                .flatMap(path -> PROGRAMS.stream().map(path::resolve)).filter(Files::isExecutable).findFirst()
                .map(program -> new Browser(program.toString(), folder))
                .orElseGet(() -> {
                    var line = "Chromium is not on the PATH, so the audit's page is not looked at in a browser";
                    System.err.println("SKIPPED: " + line);
                    return abort(line);
                });
    }

    /** What this JavaScript expression is on a page, as JSON. */
    JsonNode measure(String html, boolean dark, String expression) throws IOException {
        var script = """
                <script>
                const measured = () => { try { return %s } catch (error) { return {error: String(error)} } };
                document.title = '%s' + JSON.stringify(measured());
                document.body.replaceChildren();
                </script></body>""".formatted(expression, RESULT);
        var dom = run(html.replace("</body>", script), dark, "--dump-dom");
        var title = dom.lines().filter(line -> line.contains("<title>" + RESULT)).findFirst()
                .orElseThrow(() -> new AssertionError("the page was not measured"));
        return new ObjectMapper().readTree(title.substring(title.indexOf(RESULT) + RESULT.length(), title.indexOf("</title>")));
    }

    /** The page on paper. */
    byte[] pdf(String html) throws IOException {
        var file = folder.resolve("page.pdf");
        run(html, false, "--no-pdf-header-footer", "--print-to-pdf=" + file);
        return Files.readAllBytes(file);
    }

    private String run(String html, boolean dark, String... task) throws IOException {
        var page = Files.writeString(folder.resolve("page.html"), html);
        var out = folder.resolve("out.txt");
        var command = Stream.of(
                Stream.of(program, "--headless", "--disable-gpu", "--no-sandbox", "--window-size=1280,900", "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + (dark ? DARK : LIGHT)),
                Stream.of(task), Stream.of(page.toUri().toString())).flatMap(each -> each).toList();
        var process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(folder.resolve("err.txt").toFile()).start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("the browser has not ended: " + command);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while the browser ran", stopped);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
