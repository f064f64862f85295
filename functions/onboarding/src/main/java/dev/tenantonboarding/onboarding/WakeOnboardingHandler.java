package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.waking.Callbacks;
import dev.tenantonboarding.onboarding.waking.StatusChange;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * Hears through the default event bus that a tenant's stack or endpoint came to a new status, and has the execution go on that waits for
 * it. An event that is lost costs the time to the next look, no more.
 */
public final class WakeOnboardingHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final TenantRecords records;
    private final Callbacks callbacks;

    public WakeOnboardingHandler() {
        this(System.getenv());
    }

    public WakeOnboardingHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET"));
        callbacks = new Callbacks(clients.stepFunctions());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Tasks.run(context, Map.of(), () -> {
            Optional<TenantId> tenant = StatusChange.of(event).tenant();
            tenant.ifPresent(LoggedInvocation::about);
            tenant.flatMap(records::find).map(StoredRecord::record).ifPresent(record -> callbacks.wake(record.owner().executionArn()));
            return Map.of();
        });
    }
}
