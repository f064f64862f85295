package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.TenantEndpoints;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.records.Workflow;
import dev.tenantonboarding.onboarding.stack.RemoveSiloStack;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** State RemoveResources: one step of the loop that ends with no endpoint, and nothing that it was made of, in any isolation model. */
public final class RemoveResourcesHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final String REMOVED = "Removed";
    private static final String DELETING = "Deleting";

    private final OwnedRecords records;
    private final TenantEndpoints endpoints;
    private final RemoveSiloStack removeSiloStack;
    private final String stackRoleArn;

    public RemoveResourcesHandler() {
        this(System.getenv());
    }

    public RemoveResourcesHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Workflow.OFFBOARDING, Clock.systemUTC());
        Duration bound = Duration.ofSeconds(environment.number("ENDPOINT_TIMEOUT_SECONDS", 1, Tasks.MAX_WAIT_SECONDS));
        String stackName = environment.required("STACK_NAME");
        endpoints = new TenantEndpoints(clients.sageMaker(), stackName, bound);
        removeSiloStack = new RemoveSiloStack(clients.cloudFormation(), stackName, bound);
        stackRoleArn = environment.roleArn("SILO_STACK_ROLE_ARN");
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::remove);
    }

    /** Both ways, whichever the tenant has now: it may have had another. */
    private Map<String, Object> remove(TaskInput input) {
        TenantId tenant = records.read(input.tenantId(), input.owner()).tenantId();
        boolean noEndpoint = endpoints.remove(tenant, input.attempt());
        boolean noStack = removeSiloStack.advance(tenant, stackRoleArn, input.attempt());
        return Map.of("tenantId", tenant.value(), "status", noEndpoint && noStack ? REMOVED : DELETING);
    }
}
