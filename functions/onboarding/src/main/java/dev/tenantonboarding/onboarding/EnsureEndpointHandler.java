package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.EnsureEndpoint;
import dev.tenantonboarding.onboarding.endpoint.PoolSettings;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** State EnsureEndpoint: one step of the loop that ends with an endpoint in service. */
public final class EnsureEndpointHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    // The machine itself ends after 14,400 seconds, and has more to do.
    private static final int MAX_TIMEOUT = 10_800;

    private final OwnedRecords records;
    private final EnsureEndpoint ensureEndpoint;
    private final String poolEndpoint;

    public EnsureEndpointHandler() {
        this(System.getenv());
    }

    public EnsureEndpointHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Clock.systemUTC());
        PoolSettings pool = PoolSettings.from(environment);
        Duration bound = Duration.ofSeconds(environment.number("ENDPOINT_TIMEOUT_SECONDS", 1, MAX_TIMEOUT));
        ensureEndpoint = new EnsureEndpoint(clients.sageMaker(), pool, bound);
        poolEndpoint = pool.endpointName();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::ensure);
    }

    private Map<String, Object> ensure(TaskInput input) {
        TenantRecord record = records.read(input.tenantId(), input.owner());
        return switch (record.tenant().isolation()) {
            case POOL -> ensurePool(input);
            case BRIDGE, SILO -> throw new UnsupportedIsolationModel(record.tenant().isolation());
        };
    }

    private Map<String, Object> ensurePool(TaskInput input) {
        Duration waited = Duration.ofSeconds(input.number("waitedSeconds"));
        String status = ensureEndpoint.advance(new EnsureEndpoint.Attempt(input.owner(), input.startedAt(), waited));
        if (status.equals(EnsureEndpoint.IN_SERVICE)) {
            records.change(input.tenantId(), input.owner(), record -> record.servedBy(poolEndpoint));
        }
        return Map.of("endpointName", poolEndpoint, "status", status);
    }
}
