package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.PoolConfigurations;
import dev.tenantonboarding.onboarding.endpoint.PoolEndpoint;
import dev.tenantonboarding.onboarding.endpoint.PoolRoll;
import dev.tenantonboarding.onboarding.failure.FailureNews;
import dev.tenantonboarding.onboarding.failure.RecordFailure;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.onboarding.sweep.StalePool;
import dev.tenantonboarding.onboarding.sweep.Sweep;
import dev.tenantonboarding.onboarding.sweep.Tally;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Comes by on a schedule, or when an operator calls it. Reserved concurrency 1 keeps it to one at a time. */
public final class SweepHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(SweepHandler.class);
    // As long as the quarantine function may take, and something to spare.
    private static final int RESERVE_MILLIS = 200_000;

    private final Sweep sweep;
    private final StalePool stalePool;
    private final QuarantineFunction quarantine;
    private final EventBus bus;
    private final String stackName;
    private final Clock clock = Clock.systemUTC();

    public SweepHandler() {
        this(System.getenv());
    }

    public SweepHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        String offboarding = environment.required("OFFBOARDING_MACHINE_ARN");
        TenantRecords records = new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET"));
        sweep = new Sweep(
                records,
                clients.stepFunctions(),
                List.of(environment.required("ONBOARDING_MACHINE_ARN"), offboarding),
                new RecordFailure(records, clients.stepFunctions(), offboarding.substring(offboarding.lastIndexOf(':') + 1), clock));
        PoolEndpoint pool = PoolEndpoint.from(environment);
        stalePool = new StalePool(
                new PoolConfigurations(clients.sageMaker(), pool.name()), new PoolRoll(clients.sageMaker(), pool, Duration.ZERO));
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
        bus = new EventBus(clients.events(), environment.required("EVENT_BUS_NAME"));
        stackName = environment.required("STACK_NAME");
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Tasks.run(context, Map.of(), () -> sweep(scheduledAt(event), context));
    }

    private Map<String, Object> sweep(Optional<Instant> scheduledAt, Context context) {
        Tally tally = sweep.run(scheduledAt, () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS, this::tell);
        // The logger of Lambda itself, since a metric's line must be nothing else.
        context.getLogger().log(Metrics.line(
                stackName, Map.of("SweptRecords", tally.swept().size(), "UnreadableRecords", tally.unreadable().size()), clock.instant()));
        StalePool.Look pool = stalePool.look(tally);
        boolean freed = deny(tally, pool);
        tally.requireComplete();
        return Map.of("swept", names(tally.swept()), "unreadable", names(tally.unreadable()), "unseen", tally.unseen(),
                "freed", freed ? names(pool.needless()) : List.of(), "poolRolling", pool.rolling());
    }

    /** @return whether those are let in who are held for nothing */
    private boolean deny(Tally tally, StalePool.Look pool) {
        // Without knowing all records nobody can say whom to deny, and the Denies stay as they are.
        if (!tally.unreadable().isEmpty()) {
            return false;
        }
        if (!pool.needless().isEmpty()) {
            quarantine.freshen(pool.inUse());
            return true;
        }
        if (!tally.swept().isEmpty()) {
            quarantine.rebuild();
        }
        return false;
    }

    private void tell(FailureNews news) {
        LOG.warn("the end of an execution in {} had not been told: {}, {}", news.state(), news.tenantId(), news.error());
        bus.publish(news.detailType(), news.detail());
    }

    private static List<String> names(List<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).sorted().toList();
    }

    /** By EventBridge's clock; an operator's call has no time. */
    private static Optional<Instant> scheduledAt(Map<String, Object> event) {
        return Optional.ofNullable(event.get("time")).map(Object::toString).map(Instant::parse);
    }
}
