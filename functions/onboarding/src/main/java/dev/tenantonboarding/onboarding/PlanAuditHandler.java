package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.audit.AuditRun;
import dev.tenantonboarding.onboarding.audit.AuditStore;
import dev.tenantonboarding.onboarding.audit.PlanAudit;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** State PlanAudit: writes down whom the run probes against whom. */
public final class PlanAuditHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final PlanAudit planAudit;
    private final String bucket;

    public PlanAuditHandler() {
        this(System.getenv());
    }

    public PlanAuditHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        bucket = environment.required("RECORDS_BUCKET");
        S3Client s3 = new Clients(environment).s3();
        planAudit = new PlanAudit(
                new TenantRecords(s3, bucket),
                new AuditStore(s3, bucket),
                Math.toIntExact(environment.number("AUDIT_NEIGHBOURS", 1, IsolationSmokeTestHandler.MAX_TENANTS)));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        AuditInput input = new AuditInput(payload);
        return Tasks.run(context, Map.of(LoggedInvocation.EXECUTION, input.executionArn()), () -> {
            AuditRun run = AuditRun.of(input.executionArn(), input.instant("startedAt"));
            int tenants = planAudit.plan(run);
            return Map.of("run", run.name(), "bucket", bucket, "key", run.planKey(), "tenants", tenants);
        });
    }
}
