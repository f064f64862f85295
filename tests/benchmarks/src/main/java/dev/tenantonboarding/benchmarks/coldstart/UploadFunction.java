package dev.tenantonboarding.benchmarks.coldstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.benchmarks.upload.OneUpload;
import dev.tenantonboarding.benchmarks.upload.Storage;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** An onboarding function that has much to load before its first answer: S3, sessions, archives. Its upload changes nothing from the second time on. */
final class UploadFunction {
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:benchmark:acme";

    /** As the state machine sends it. */
    static final String EVENT = """
            {"tenantId": "acme", "waitedSeconds": 0,
             "execution": {"arn": "%s", "redriveCount": 0, "startTime": "2026-11-24T00:00:00Z"}}""".formatted(EXECUTION);

    private UploadFunction() {}

    /** @return the function's environment */
    static Map<String, String> prepare(Storage storage, Home home) throws IOException {
        storage.createBucket("records");
        storage.put("sources", "shared/iris.tar.gz", Files.readAllBytes(home.root().resolve("tools/samples/models/shared/iris.tar.gz")));
        ObjectNode detail = JsonNodeFactory.instance.objectNode()
                .put("tenantId", "acme")
                .put("tenantName", "Acme")
                .put("isolation", "bridge")
                .put("modelSource", "s3://sources/shared/iris.tar.gz");
        TenantRecord record = TenantRecord.onboarding(TenantCreated.from(detail, TierIsolation.NONE),
                JsonNodeFactory.instance.objectNode().set("detail", detail), new Owner(EXECUTION, 0), Clock.systemUTC().instant());
        storage.put("records", TenantRecord.key(record.tenantId()), RecordJson.write(record).getBytes(StandardCharsets.UTF_8));
        Map<String, String> environment = new HashMap<>(storage.environment());
        environment.putAll(Map.of(
                "RECORDS_BUCKET", "records",
                "MODELS_BUCKET", "models",
                "MODEL_SOURCE_READ_ROLE_ARN", environment.get(OneUpload.ROLE_VARIABLE),
                "MAX_ARCHIVE_BYTES", "1073741824",
                "MAX_ARCHIVE_ENTRIES", "1000",
                "MAX_ARCHIVE_RATIO", "100",
                "POOL_MODEL_FORMATS", "xgboost-json,xgboost-ubj,xgboost-binary",
                "POOL_ENDPOINT_NAME", "pool--main"));
        return environment;
    }
}
