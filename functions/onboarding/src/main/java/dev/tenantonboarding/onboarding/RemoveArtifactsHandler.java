package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.PoolConfigurations;
import dev.tenantonboarding.onboarding.offboarding.TenantArtifacts;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.records.Workflow;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** State RemoveArtifacts: the tenant's models leave the models bucket. What the pool's endpoint has in memory stays there, and the record says so. */
public final class RemoveArtifactsHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OwnedRecords records;
    private final TenantArtifacts artifacts;
    private final PoolConfigurations pool;

    public RemoveArtifactsHandler() {
        this(System.getenv());
    }

    public RemoveArtifactsHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Workflow.OFFBOARDING, Clock.systemUTC());
        pool = new PoolConfigurations(clients.sageMaker(), environment.required("POOL_ENDPOINT_NAME"));
        artifacts = new TenantArtifacts(clients.s3(), environment.required("MODELS_BUCKET"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::remove);
    }

    private Map<String, Object> remove(TaskInput input) {
        List<String> keys = artifacts.keys(input.tenantId());
        Set<String> inUse = pool.inUse();
        // Before they go: whoever comes here again finds no key any more. Nobody loads them meanwhile, since all calls are refused by now.
        records.change(input.tenantId(), input.owner(), record -> wasInPool(record, keys) ? record.staleInPool(inUse) : record);
        keys.forEach(artifacts::remove);
        return Map.of("tenantId", input.tenantId().value(), "keys", keys);
    }

    private static boolean wasInPool(TenantRecord record, List<String> keys) {
        return keys.contains(TenantArtifacts.poolKey(record.tenantId()))
                || (record.artifact().isPresent() && record.tenant().isolation() == IsolationModel.POOL);
    }
}
