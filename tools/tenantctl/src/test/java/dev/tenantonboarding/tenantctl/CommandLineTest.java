package dev.tenantonboarding.tenantctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.tenantctl.console.Streams;

class CommandLineTest {
    @TempDir
    private Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpListsTheCommandsAndWhatTheExitCodesMean() {
        assertThat(run("", "--help")).isZero();
        assertThat(out()).contains("demo", "local", "deploy", "signup", "list", "status", "quarantine", "release", "token").contains("3   no record of such a tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "local", "deploy", "signup", "list", "status", "quarantine", "release", "token"})
    void eachCommandHasHelpOfItsOwn(String command) {
        assertThat(run("", command, "--help")).isZero();
        assertThat(out()).contains("Usage: tenantctl " + command).contains("--json");
    }

    @Test
    void aCommandIsFoundBehindOptionsToo() {
        assertThat(run("", "--stack", "other", "status", "--help")).isZero();
        assertThat(out()).contains("Usage: tenantctl status");
    }

    @Test
    void aWordThatIsNoCommandIsNamed() {
        assertThat(run("", "lst")).isEqualTo(2);
        assertThat(err()).contains("'lst'");
    }

    @Test
    void withoutACommandItNamesThem() {
        assertThat(run("")).isEqualTo(2);
        assertThat(err()).contains("which command? demo, local");
    }

    @Test
    void aUsageErrorInJsonModeIsADocumentToo() throws Exception {
        assertThat(run("", "status", "--json")).isEqualTo(2);
        var error = new ObjectMapper().readTree(out()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("USAGE");
        assertThat(error.path("message").asText()).contains("TENANT");
    }

    @Test
    void nobodyAtTheEndpointIsAFailureWithADocument() throws Exception {
        assertThat(run("", "--json", "list", "--endpoint-url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out()).path("error").path("message").asText()).isEqualTo("nothing answers at http://127.0.0.1:1");
        assertThat(err()).doesNotContain("works on");
    }

    @Test
    void anInvalidSignupIsNotSent() {
        assertThat(run("{\"tenantId\": \"Acme\"}", "signup", "-", "--endpoint-url", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(err()).contains("tenantId must match").contains("nothing was sent").doesNotContain("works on");
    }

    @Test
    void aSignupThatIsNotJsonIsRefused() {
        assertThat(run("", "signup", "-")).isEqualTo(2);
        assertThat(run("{", "signup", "-")).isEqualTo(2);
        assertThat(run("{} {}", "signup", "-")).isEqualTo(2);
        assertThat(err().lines()).containsExactly(
                "tenantctl: standard input is not JSON: it is empty",
                "tenantctl: standard input is not JSON: it goes wrong at line 1, column 2",
                "tenantctl: standard input is not JSON: it goes wrong at line 1, column 4");
    }

    @Test
    void aSignupThatIsNoFileIsNamed() {
        assertThat(run("", "signup", "none.json")).isEqualTo(2);
        assertThat(run("", "signup", home.toString())).isEqualTo(2);
        assertThat(err().lines()).containsExactly("tenantctl: there is no file none.json", "tenantctl: the file " + home + " can't be read");
    }

    @Test
    void whetherATierIsOfferedIsTheStacksToSay() {
        assertThat(run("{\"tenantId\": \"acme\", \"tier\": \"basic\"}", "signup", "-", "--endpoint-url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err()).contains("nothing answers at http://127.0.0.1:1").doesNotContain("tier");
    }

    @Test
    void timeIsRealOrSkipped() {
        assertThat(run("", "local", "--time", "slow")).isEqualTo(2);
        assertThat(err()).contains("real or skip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "local"})
    void aVariantThatThereIsNotIsRefusedBeforeAnythingStarts(String command) {
        assertThat(run("", command, "--vending", "gateway")).isEqualTo(2);
        assertThat(run("", command, "--session", "none")).isEqualTo(2);
        assertThat(run("", command, "--silo-gateway", "both")).isEqualTo(2);
        assertThat(err()).contains("expected function or authorizer", "expected tag or policy", "expected own or shared").doesNotContain("works on");
    }

    @Test
    void aQuarantineNeedsAReasonThatTheRecordCanHold() {
        assertThat(run("", "quarantine", "acme")).isEqualTo(2);
        assertThat(err()).contains("--reason");
        assertThat(run("", "quarantine", "acme", "--reason", " ")).isEqualTo(2);
        assertThat(err()).contains("--reason: the reason must have").doesNotContain("works on");
    }

    @Test
    void aPortIsANumberThatPortsHave() {
        assertThat(run("", "local", "--port", "99999")).isEqualTo(2);
        assertThat(err()).contains("--port must be 0 to 65535");
    }

    @Test
    void aPortInUseIsOneClearLine() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("", "local", "--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
            assertThat(err().lines()).singleElement().asString().contains("port " + taken.getLocalPort(), "in use");
            assertThat(out()).isEmpty();
        }
    }

    private int run(String input, String... arguments) {
        var streams = new Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true), new PrintStream(err, true));
        return Tenantctl.run(new Program(Map.of(), new Home(home), streams), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
