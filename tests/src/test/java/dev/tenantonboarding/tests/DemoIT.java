package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Tenantctl;
import dev.tenantonboarding.tenantctl.console.Streams;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Stage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration, with a cloud of its own as always. */
class DemoIT {
    @ParameterizedTest
    @ValueSource(strings = {"", "--vending authorizer", "--session policy", "--vending authorizer --session policy --silo-gateway shared"})
    void the_demonstration_ends_well_in_every_variant_and_shows_every_pair_of_tenants_in_one_document(String options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        String[] arguments = ("demo --json " + options).strip().split(" ");
        int exitCode = Tenantctl.run(new Program(Map.of(), Stage.home(), streams), arguments);

        assertThat(exitCode).as(out + "\n" + err).isZero();
        JsonNode document = Json.read(out.toString(StandardCharsets.UTF_8));
        List<String> tenants = StreamSupport.stream(document.path("tenants").spliterator(), false)
                .peek(tenant -> assertThat(tenant.path("status").asText()).isEqualTo("ACTIVE"))
                .peek(tenant -> assertThat(tenant.path("seconds").asDouble()).isPositive())
                .peek(tenant -> assertThat(tenant.path("prediction").asText()).isNotEmpty())
                .map(tenant -> tenant.path("tenantId").asText())
                .toList();
        assertThat(tenants).hasSize(6);
        assertThat(document.path("tenants").findValuesAsText("isolation")).containsExactlyInAnyOrder("pool", "pool", "bridge", "bridge", "silo", "silo");
        List<String> matrix = StreamSupport.stream(document.path("matrix").spliterator(), false)
                .map(pair -> pair.path("from").asText() + " " + pair.path("to").asText() + " " + pair.path("outcome").asText())
                .toList();
        assertThat(matrix).containsExactlyInAnyOrderElementsOf(tenants.stream()
                .flatMap(from -> tenants.stream().map(to -> from + " " + to + (from.equals(to) ? " allowed" : " denied")))
                .toList());
    }
}
