package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantOnboarded;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** State ActivateTenant: the record first, then the event, so that whoever hears of the tenant finds it active. */
public final class ActivateTenantHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Pattern API_URL = Pattern.compile("https?://[^\\s?#]+[^/\\s?#]");

    private final OwnedRecords records;
    private final EventBus bus;
    private final String apiUrl;

    public ActivateTenantHandler() {
        this(System.getenv());
    }

    public ActivateTenantHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Clock.systemUTC());
        bus = new EventBus(clients.events(), environment.required("EVENT_BUS_NAME"));
        apiUrl = environment.matching("API_URL", API_URL, "must be an http or https URL that does not end in a slash");
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::activate);
    }

    private Map<String, Object> activate(TaskInput input) {
        TenantRecord active = records.change(input.tenantId(), input.owner(), this::activated);
        TenantOnboarded onboarded = TenantOnboarded.of(active);
        bus.publish(TenantOnboarded.DETAIL_TYPE, onboarded.toJson());
        return Map.of(
                "tenantId", onboarded.tenantId().value(),
                "status", active.status().name(),
                "endpointName", onboarded.endpointName());
    }

    private TenantRecord activated(TenantRecord record) {
        if (record.quarantine().isPresent()) {
            throw new TenantInQuarantine(record);
        }
        return switch (record.tenant().isolation()) {
            case POOL, BRIDGE -> record.reachedAt(apiUrl).activated();
            // Its API is part of its stack, which is where its url came from.
            case SILO -> record.activated();
        };
    }
}
