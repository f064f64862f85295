package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.records.Workflow;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantOffboarded;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.Map;

/** State RecordOffboarded: the record first, then the event, so that whoever hears of it finds the tombstone. */
public final class RecordOffboardedHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OwnedRecords records;
    private final QuarantineFunction quarantine;
    private final EventBus bus;

    public RecordOffboardedHandler() {
        this(System.getenv());
    }

    public RecordOffboardedHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Workflow.OFFBOARDING, Clock.systemUTC());
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
        bus = new EventBus(clients.events(), environment.required("EVENT_BUS_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::offboarded);
    }

    private Map<String, Object> offboarded(TaskInput input) {
        TenantRecord tombstone = records.change(input.tenantId(), input.owner(), TenantRecord::offboarded);
        // What was denied to whoever left would be denied to whoever comes back.
        quarantine.rebuild();
        bus.publish(TenantOffboarded.DETAIL_TYPE, TenantOffboarded.of(tombstone).toJson());
        return Map.of("tenantId", tombstone.tenantId().value(), "status", tombstone.status().name());
    }
}
