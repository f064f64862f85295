package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.EndpointPlan;
import dev.tenantonboarding.onboarding.endpoint.EnsureEndpoint;
import dev.tenantonboarding.onboarding.endpoint.PoolRoll;
import dev.tenantonboarding.onboarding.endpoint.PoolSettings;
import dev.tenantonboarding.onboarding.endpoint.TenantSettings;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** State EnsureEndpoint: one step of the loop that ends with an endpoint in service. */
public final class EnsureEndpointHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final String UPDATING = "Updating";

    private final OwnedRecords records;
    private final EnsureEndpoint ensureEndpoint;
    private final PoolRoll poolRoll;
    private final QuarantineFunction quarantine;
    private final PoolSettings pool;
    private final TenantSettings dedicated;

    public EnsureEndpointHandler() {
        this(System.getenv());
    }

    public EnsureEndpointHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Clock.systemUTC());
        pool = PoolSettings.from(environment);
        dedicated = TenantSettings.from(environment);
        Duration bound = Duration.ofSeconds(environment.number("ENDPOINT_TIMEOUT_SECONDS", 1, Tasks.MAX_WAIT_SECONDS));
        ensureEndpoint = new EnsureEndpoint(clients.sageMaker(), bound);
        poolRoll = new PoolRoll(clients.sageMaker(), pool.endpoint(), bound);
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::ensure);
    }

    private Map<String, Object> ensure(TaskInput input) {
        TenantRecord record = records.read(input.tenantId(), input.owner());
        EndpointPlan plan = plan(record);
        String status = fresh(record, ensureEndpoint.advance(plan, input.attempt()), input.attempt());
        if (status.equals(EnsureEndpoint.IN_SERVICE)) {
            records.change(input.tenantId(), input.owner(), current -> current.servedBy(plan.endpointName()));
        }
        return Map.of("endpointName", plan.endpointName(), "status", status);
    }

    /** The pool's endpoint counts only once it holds none of the old bytes that there may be under the tenant's name. */
    private String fresh(TenantRecord record, String status, Attempt attempt) {
        boolean concerned = record.tenant().isolation() == IsolationModel.POOL && status.equals(EnsureEndpoint.IN_SERVICE);
        if (!concerned || record.poolStaleConfigs().isEmpty()) {
            return status;
        }
        if (!poolRoll.advance(record.poolStaleConfigs(), attempt)) {
            return UPDATING;
        }
        quarantine.admit(record.tenantId());
        return status;
    }

    private EndpointPlan plan(TenantRecord record) {
        return switch (record.tenant().isolation()) {
            case POOL -> pool.plan(record.owner().executionName());
            case BRIDGE -> dedicated.plan(record);
            case SILO -> throw new IllegalStateException("tenant " + record.tenantId() + " has its endpoint in a stack of its own");
        };
    }
}
