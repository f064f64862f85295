package dev.tenantonboarding.tests.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Audits;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How an audit grows with the number of its tenants. One pool tenant is onboarded; the others are copies of what onboarding wrote for
 * it, record and model, since to sign up a thousand takes longer than to audit them.
 */
class AuditScaleIT {
    private static final List<Integer> SIZES = List.of(250, 500, 1_000);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final double TOLERANCE = 0.05;

    /** What one audit took. */
    private record Measured(int tenants, double seconds, int calls, Map<String, Long> byOperation) {
        double callsPerTenant() {
            return (double) calls / tenants;
        }

        String row() {
            return "%,7d tenants %8.1f s %8.1f ms a tenant %,9d calls %6.1f calls a tenant"
                    .formatted(tenants, seconds, 1_000 * seconds / tenants, calls, callsPerTenant());
        }
    }

    @Test
    void the_calls_of_an_audit_grow_in_proportion_to_the_tenants() {
        List<Measured> measured = new ArrayList<>();
        try (Stage stage = Stage.start("audit-scale"); S3Client s3 = stage.clients().s3()) {
            TenantId pattern = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
            for (int size : SIZES) {
                copies(stage, s3, pattern, size);
                measured.add(measure(stage, size));
            }
        }
        // Not before: while a stage is open, what is printed goes to its log.
        measured.forEach(audit -> Stage.CONSOLE.println(audit.row()));
        Stage.CONSOLE.println("calls a tenant, of " + SIZES.getLast() + ": " + measured.getLast().byOperation().entrySet().stream()
                .filter(operation -> operation.getValue() >= SIZES.getLast() / 2)
                .map(operation -> "%s %.1f".formatted(operation.getKey(), (double) operation.getValue() / SIZES.getLast()))
                .collect(Collectors.joining(", ")));

        double first = measured.getFirst().callsPerTenant();
        assertThat(measured).allSatisfy(audit -> assertThat(audit.callsPerTenant()).isCloseTo(first, within(first * TOLERANCE)));
    }

    private static Measured measure(Stage stage, int size) {
        try (Recording recording = stage.faults().record(AuditScaleIT::isOfTheAudit)) {
            long start = System.nanoTime();
            Audits audits = new Audits(stage);
            String execution = audits.start(false);
            Deadline.await(LONGEST, () -> "end of the audit of " + size, () -> audits.end(execution));
            double seconds = (System.nanoTime() - start) / 1e9;
            Audits.Audit audit = audits.ended(execution);
            assertThat(audit.told().path("isolated").asInt()).as("%s", audit.told()).isEqualTo(size);
            Map<String, Long> byOperation = recording.calls().stream()
                    .collect(Collectors.groupingBy(AuditScaleIT::operation, TreeMap::new, Collectors.counting()));
            return new Measured(size, seconds, recording.calls().size(), byOperation);
        }
    }

    /** What this test does itself it does as a user. */
    private static boolean isOfTheAudit(ObservedCall call) {
        return call.role().isPresent();
    }

    private static String operation(ObservedCall call) {
        return call.service() + ":" + call.operation();
    }

    /** So many tenants in all. */
    private static void copies(Stage stage, S3Client s3, TenantId pattern, int size) {
        String record = new String(stage.records().bytes(TenantRecord.key(pattern)), StandardCharsets.UTF_8);
        byte[] model = stage.models().bytes("pool/" + pattern + ".tar.gz");
        for (int number = 1; number < size; number++) {
            TenantId copy = new TenantId("copy-%05d".formatted(number));
            s3.putObject(
                    request -> request.bucket(stage.models().name()).key("pool/" + copy + ".tar.gz"), RequestBody.fromBytes(model));
            s3.putObject(
                    request -> request.bucket(stage.records().name()).key(TenantRecord.key(copy)),
                    RequestBody.fromString(record.replace(pattern.value(), copy.value())));
        }
    }
}
