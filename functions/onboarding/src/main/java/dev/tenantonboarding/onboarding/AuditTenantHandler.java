package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.audit.AuditStore;
import dev.tenantonboarding.onboarding.audit.AuditTenant;
import dev.tenantonboarding.onboarding.audit.PlannedTenant;
import dev.tenantonboarding.onboarding.audit.ProbingFunction;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** State AuditTenant: has one tenant probed, and put in quarantine if the run is to do so and IAM let a forbidden call through. */
public final class AuditTenantHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final AuditTenant auditTenant;
    private final Violations violations;

    public AuditTenantHandler() {
        this(System.getenv());
    }

    public AuditTenantHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        S3Client s3 = clients.s3();
        String records = environment.required("RECORDS_BUCKET");
        auditTenant = new AuditTenant(
                new TenantRecords(s3, records),
                new AuditStore(s3, records),
                new ProbingFunction(clients.probing(), environment.required("ISOLATION_SMOKE_TEST_FUNCTION_NAME")));
        violations = new Violations(
                new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME")),
                new EventBus(clients.events(), environment.required("EVENT_BUS_NAME")),
                Clock.systemUTC());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        AuditInput input = new AuditInput(payload);
        PlannedTenant planned = input.planned();
        Map<String, String> fields = Map.of(
                LoggedInvocation.TENANT, planned.tenantId().value(), LoggedInvocation.EXECUTION, input.executionArn());
        return Tasks.run(context, fields, () -> {
            AuditedTenant finding = auditTenant.audit(input.run(), planned);
            if (finding.verdict().word() == Verdict.Word.VIOLATED && input.quarantine()) {
                violations.answer(planned.tenantId(), finding.verdict());
            }
            return Map.of("verdict", finding.verdict().word().word());
        });
    }
}
