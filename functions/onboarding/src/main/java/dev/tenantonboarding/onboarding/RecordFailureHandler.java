package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.failure.RecordFailure;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.tenancy.TenantOnboardingFailed;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from Step Functions, through the default event bus, that an execution of the workflow ended badly. */
public final class RecordFailureHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFailureHandler.class);

    private final RecordFailure recordFailure;
    private final EventBus bus;

    public RecordFailureHandler() {
        this(System.getenv());
    }

    public RecordFailureHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        recordFailure = new RecordFailure(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), clients.stepFunctions(), Clock.systemUTC());
        bus = new EventBus(clients.events(), environment.required("EVENT_BUS_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String executionArn = executionArn(event);
        return Tasks.run(context, Map.of(LoggedInvocation.EXECUTION, executionArn), () -> {
            TenantOnboardingFailed failed = recordFailure.record(executionArn);
            failed.tenantId().ifPresent(LoggedInvocation::about);
            LOG.warn("the onboarding failed in {}: {}", failed.state(), failed.error());
            bus.publish(TenantOnboardingFailed.DETAIL_TYPE, failed.toJson());
            return Map.of("state", failed.state(), "error", failed.error());
        });
    }

    private static String executionArn(Map<String, Object> event) {
        if (event.get("detail") instanceof Map<?, ?> detail && detail.get("executionArn") instanceof String arn) {
            return arn;
        }
        throw new IllegalArgumentException("not a Step Functions status change: it names no execution");
    }
}
