package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.audit.ArtifactInventory;
import dev.tenantonboarding.onboarding.audit.AuditStore;
import dev.tenantonboarding.onboarding.audit.AuditResult;
import dev.tenantonboarding.onboarding.audit.HostingInventory;
import dev.tenantonboarding.onboarding.audit.Orphans;
import dev.tenantonboarding.onboarding.audit.ReportAudit;
import dev.tenantonboarding.onboarding.audit.StackInventory;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** State ReportAudit: one document of all that the run found, and the metrics that the alarm watches. */
public final class ReportAuditHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ReportAudit reportAudit;
    private final String stackName;
    private final Clock clock = Clock.systemUTC();

    public ReportAuditHandler() {
        this(System.getenv());
    }

    public ReportAuditHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        S3Client s3 = clients.s3();
        String records = environment.required("RECORDS_BUCKET");
        String models = environment.required("MODELS_BUCKET");
        Region region = Region.of(environment.required("AWS_REGION"));
        stackName = environment.required("STACK_NAME");
        reportAudit = new ReportAudit(
                new AuditStore(s3, records),
                new Orphans(
                        new TenantRecords(s3, records),
                        new HostingInventory(clients.sageMaker(), stackName),
                        new StackInventory(clients.cloudFormation(), stackName),
                        new ArtifactInventory(s3, models, arn(region, models))));
    }

    private static String arn(Region region, String bucket) {
        return "arn:" + PartitionMetadata.of(region).id() + ":s3:::" + bucket;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        AuditInput input = new AuditInput(payload);
        return Tasks.run(context, Map.of(LoggedInvocation.EXECUTION, input.executionArn()), () -> {
            AuditResult result = reportAudit.report(new ReportAudit.Frame(
                    input.run(), input.executionArn(), input.instant("startedAt"), input.instant("finishedAt"), input.quarantine()));
            // The logger of Lambda itself, since a metric's line must be nothing else.
            context.getLogger().log(Metrics.line(stackName, metrics(result), clock.instant()));
            Map<String, Object> answer = new LinkedHashMap<>(result.counts());
            answer.put("run", input.run().name());
            answer.put("key", input.run().documentKey());
            return answer;
        });
    }

    private static Map<String, Integer> metrics(AuditResult result) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("TenantsAudited", result.tenants().tenants());
        counts.put("TenantsViolated", result.tenants().violated());
        counts.put("TenantsUnproven", result.tenants().unproven());
        counts.put("ResourcesWithoutRecord", result.orphans());
        return counts;
    }
}
