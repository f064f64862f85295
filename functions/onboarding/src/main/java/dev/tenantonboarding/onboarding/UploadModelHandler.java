package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.PoolConfigurations;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.upload.ArchiveLimits;
import dev.tenantonboarding.onboarding.upload.ModelFormat;
import dev.tenantonboarding.onboarding.upload.ModelFormats;
import dev.tenantonboarding.onboarding.upload.ModelSources;
import dev.tenantonboarding.onboarding.upload.UploadModel;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.RoleSessions;
import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** State UploadModel. */
public final class UploadModelHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final int MAX_ENTRIES = 1_000_000;
    private static final int MAX_RATIO = 100_000;
    // S3 takes 10,000 parts of 8 MiB.
    private static final long MAX_BYTES = 80_000_000_000L;

    private static final Pattern FORMATS = Pattern.compile("xgboost(-json|-ubj|-binary)?(,xgboost(-json|-ubj|-binary)?)*");

    private final OwnedRecords records;
    private final UploadModel uploadModel;
    private final PoolConfigurations pool;

    public UploadModelHandler() {
        this(System.getenv());
    }

    public UploadModelHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Clock.systemUTC());
        pool = new PoolConfigurations(clients.sageMaker(), environment.required("POOL_ENDPOINT_NAME"));
        RoleSessions readers = new RoleSessions(clients.sts(), environment.roleArn("MODEL_SOURCE_READ_ROLE_ARN"));
        uploadModel = new UploadModel(
                new ModelSources(clients.s3(), new TenantSessions(readers, Clock.systemUTC())),
                clients.s3(),
                environment.required("MODELS_BUCKET"),
                new ArchiveLimits(
                        environment.number("MAX_ARCHIVE_BYTES", 1, MAX_BYTES),
                        environment.number("MAX_ARCHIVE_ENTRIES", 1, MAX_ENTRIES),
                        environment.number("MAX_ARCHIVE_RATIO", 2, MAX_RATIO)),
                formats(environment));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::upload);
    }

    private Map<String, Object> upload(TaskInput input) {
        TenantRecord record = records.read(input.tenantId(), input.owner());
        Artifact artifact = uploadModel.upload(record, () -> markStale(input));
        records.change(input.tenantId(), input.owner(), current -> current.with(artifact));
        return Map.of(
                "bucket", artifact.bucket(),
                "key", artifact.key(),
                "sha256", artifact.sha256(),
                "bytes", artifact.bytes(),
                // By which the workflow chooses what to make next.
                "isolation", record.tenant().isolation().word());
    }

    /** What the endpoint has in memory it would go on with. Only the pool's keys are ever written to again. */
    private void markStale(TaskInput input) {
        Set<String> inUse = pool.inUse();
        records.change(input.tenantId(), input.owner(), current -> current.staleInPool(inUse));
    }

    private static ModelFormats formats(Environment environment) {
        String words = environment.matching(
                "POOL_MODEL_FORMATS", FORMATS, "must be a comma-separated list out of xgboost, " + ModelFormat.words());
        return new ModelFormats(Arrays.stream(words.split(",")).map(ModelFormat::of).flatMap(List::stream).collect(Collectors.toSet()));
    }
}
