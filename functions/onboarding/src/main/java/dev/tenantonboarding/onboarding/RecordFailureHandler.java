package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.failure.FailureNews;
import dev.tenantonboarding.onboarding.failure.RecordFailure;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
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
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")),
                clients.stepFunctions(),
                environment.required("OFFBOARDING_MACHINE"),
                Clock.systemUTC());
        bus = new EventBus(clients.events(), environment.required("EVENT_BUS_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String executionArn = executionArn(event);
        return Tasks.run(context, Map.of(LoggedInvocation.EXECUTION, executionArn), () -> {
            FailureNews news = recordFailure.record(executionArn, this::tell);
            return Map.of("state", news.state(), "error", news.error());
        });
    }

    private void tell(FailureNews news) {
        news.tenantId().ifPresent(LoggedInvocation::about);
        LOG.warn("an execution failed in {}: {}", news.state(), news.error());
        bus.publish(news.detailType(), news.detail());
    }

    private static String executionArn(Map<String, Object> event) {
        if (event.get("detail") instanceof Map<?, ?> detail && detail.get("executionArn") instanceof String arn) {
            return arn;
        }
        throw new IllegalArgumentException("not a Step Functions status change: it names no execution");
    }
}
