package dev.tenantonboarding.benchmarks.upload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.onboarding.upload.ArchiveLimits;
import dev.tenantonboarding.onboarding.upload.ModelFormat;
import dev.tenantonboarding.onboarding.upload.ModelFormats;
import dev.tenantonboarding.onboarding.upload.ModelSources;
import dev.tenantonboarding.onboarding.upload.UploadModel;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.RoleSessions;
import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** One upload as the function makes it, or a plain copy with the same client, in a process of its own. */
public final class OneUpload {
    public static final String ROLE_VARIABLE = "READER_ROLE_ARN";
    static final String MODELS = "models";
    static final String PLAIN = "plain";
    static final String UNHASHED = "-";
    private static final Duration TRANSFER = Duration.ofMinutes(2);
    private static final long LARGEST = 80_000_000_000L;
    private static final double MEBIBYTE = 1 << 20;

    private OneUpload() {}

    /**
     * Prints the seconds it took, the most that the heap held in MiB, the archive's hash and its key.
     *
     * @param arguments {@code plain} or the tenant, the model source's URL, the model's hash or {@code -}
     */
    public static void main(String[] arguments) {
        Environment environment = new Environment(System.getenv());
        AwsClients aws = new AwsClients(environment, TRANSFER);
        S3Client s3 = aws.build(S3Client.builder().forcePathStyle(true), 2, TRANSFER);
        long start = System.nanoTime();
        String told = arguments[0].equals(PLAIN)
                ? PlainCopy.run(s3, arguments[1], MODELS)
                : told(upload(environment, aws, s3, created(arguments)));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%.3f %.1f %s%n", seconds, heap(), told);
    }

    private static Artifact upload(Environment environment, AwsClients aws, S3Client s3, TenantCreated tenant) {
        RoleSessions readers = new RoleSessions(aws.build(StsClient.builder(), 2, TRANSFER), environment.roleArn(ROLE_VARIABLE));
        UploadModel upload = new UploadModel(
                new ModelSources(s3, new TenantSessions(readers, Clock.systemUTC())), s3, MODELS,
                new ArchiveLimits(LARGEST, 1_000, 100), new ModelFormats(Set.of(ModelFormat.values())));
        Owner owner = new Owner("arn:aws:states:us-east-1:000000000000:execution:benchmark:" + tenant.tenantId(), 0);
        return upload.upload(
                TenantRecord.onboarding(tenant, JsonNodeFactory.instance.objectNode(), owner, Clock.systemUTC().instant()), () -> {});
    }

    private static TenantCreated created(String... arguments) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode()
                .put("tenantId", arguments[0])
                .put("tenantName", arguments[0])
                .put("isolation", "bridge")
                .put("modelSource", arguments[1]);
        if (!arguments[2].equals(UNHASHED)) {
            detail.put("modelSha256", arguments[2]);
        }
        return TenantCreated.from(detail, TierIsolation.NONE);
    }

    private static String told(Artifact artifact) {
        return artifact.sha256() + " " + artifact.key();
    }

    /** Each pool's own peak, so rather too much. */
    private static double heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum() / MEBIBYTE;
    }
}
