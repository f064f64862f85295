package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.TenantEndpoints;
import dev.tenantonboarding.onboarding.offboarding.TenantArtifacts;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.records.Workflow;
import dev.tenantonboarding.onboarding.stack.RemoveSiloStack;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** State VerifyRemoval: looks for whatever is left, and calls as the tenant once more. */
public final class VerifyRemovalHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OwnedRecords records;
    private final TenantEndpoints endpoints;
    private final RemoveSiloStack stacks;
    private final TenantArtifacts artifacts;
    private final QuarantineFunction quarantine;

    public VerifyRemovalHandler() {
        this(System.getenv());
    }

    public VerifyRemovalHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Workflow.OFFBOARDING, Clock.systemUTC());
        String stackName = environment.required("STACK_NAME");
        endpoints = new TenantEndpoints(clients.sageMaker(), stackName, Duration.ZERO);
        stacks = new RemoveSiloStack(clients.cloudFormation(), stackName, Duration.ZERO);
        artifacts = new TenantArtifacts(clients.s3(), environment.required("MODELS_BUCKET"));
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::verify);
    }

    private Map<String, Object> verify(TaskInput input) {
        TenantId tenant = records.read(input.tenantId(), input.owner()).tenantId();
        List<String> remaining = Stream.of(
                        endpoints.remaining(tenant).stream(), stacks.remaining(tenant).stream(), artifacts.keys(tenant).stream())
                .flatMap(found -> found)
                .toList();
        if (!remaining.isEmpty()) {
            throw new RemovalIncomplete("of tenant " + tenant + " there still is " + String.join(", ", remaining));
        }
        quarantine.check(tenant);
        return Map.of("tenantId", tenant.value());
    }
}
