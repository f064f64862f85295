package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.stack.EnsureSiloStack;
import dev.tenantonboarding.onboarding.stack.SiloSettings;
import dev.tenantonboarding.onboarding.stack.StackPlan;
import dev.tenantonboarding.onboarding.stack.StackStep;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * State EnsureSiloStack: one step of the loop that ends with a silo tenant's own stack as planned. While the tenant is in quarantine each
 * step has its function stopped too, which may have been made only since.
 */
public final class EnsureSiloStackHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    // With this status the workflow goes on.
    private static final String READY = "READY";

    private final OwnedRecords records;
    private final EnsureSiloStack ensureSiloStack;
    private final SiloSettings settings;
    private final QuarantineFunction quarantine;

    public EnsureSiloStackHandler() {
        this(System.getenv());
    }

    public EnsureSiloStackHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Clock.systemUTC());
        settings = SiloSettings.from(environment);
        Duration bound = Duration.ofSeconds(environment.number("ENDPOINT_TIMEOUT_SECONDS", 1, Tasks.MAX_WAIT_SECONDS));
        ensureSiloStack = new EnsureSiloStack(clients.cloudFormation(), bound);
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::ensure);
    }

    private Map<String, Object> ensure(TaskInput input) {
        TenantRecord record = records.read(input.tenantId(), input.owner());
        StackPlan plan = plan(record);
        StackStep step = ensureSiloStack.advance(plan, input.attempt());
        String status = switch (step) {
            case StackStep.Underway underway -> underway.status();
            case StackStep.Ready ready -> READY;
        };
        boolean held = noted(record, step, input).quarantine().isPresent();
        if (held) {
            quarantine.rebuild();
        }
        return Map.of(
                "stackName", plan.stackName(),
                "status", status,
                "held", held,
                "endpointName", new SiloNames(input.tenantId()).endpoint());
    }

    /** Once the stack is ready it is the record as it is then: a quarantine that is not in it yet finds the function by itself. */
    private TenantRecord noted(TenantRecord record, StackStep step, TaskInput input) {
        return switch (step) {
            case StackStep.Underway underway -> record;
            case StackStep.Ready ready -> records.change(input.tenantId(), input.owner(),
                    current -> current.servedBy(ready.endpointName()).reachedAt(ready.apiUrl()));
        };
    }

    private StackPlan plan(TenantRecord record) {
        return switch (record.tenant().isolation()) {
            case SILO -> settings.plan(record);
            case POOL, BRIDGE -> throw new IllegalStateException("tenant " + record.tenantId() + " has no stack of its own");
        };
    }
}
