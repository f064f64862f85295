package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.records.Workflow;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Clock;
import java.util.Map;

/** State CutAccess: access ends before anything is removed, and in sessions that are open too. */
public final class CutAccessHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OwnedRecords records;
    private final QuarantineFunction quarantine;

    public CutAccessHandler() {
        this(System.getenv());
    }

    public CutAccessHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Workflow.OFFBOARDING, Clock.systemUTC());
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::cut);
    }

    private Map<String, Object> cut(TaskInput input) {
        TenantId tenant = records.read(input.tenantId(), input.owner()).tenantId();
        quarantine.cut(tenant);
        return Map.of("tenantId", tenant.value());
    }
}
