package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.onboarding.isolation.FunctionCalls;
import dev.tenantonboarding.onboarding.isolation.IsolationSmokeTest;
import dev.tenantonboarding.onboarding.isolation.ModelCalls;
import dev.tenantonboarding.onboarding.isolation.Prober;
import dev.tenantonboarding.onboarding.isolation.Simulator;
import dev.tenantonboarding.onboarding.isolation.StreamedInvocation;
import dev.tenantonboarding.onboarding.isolation.Surroundings;
import dev.tenantonboarding.onboarding.isolation.Trusts;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvokeSessions;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.VerdictJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * State IsolationSmokeTest, which fails on any verdict but {@code ISOLATED}; after a violation it has the tenant quarantined first. A
 * tenant that is in quarantine is not tested, since its own calls are refused too.
 * Operators call it too, and are answered whatever the verdict: with {@code tenantIds} for all pairs of them, or with a {@code tenantId}
 * and its {@code neighbours} for all probes around that one, of which {@code static} leaves the simulator's.
 */
public final class IsolationSmokeTestHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    // Every pair is a call or more, and the function has five minutes.
    static final int MAX_TENANTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final OwnedRecords records;
    private final IsolationSmokeTest smokeTest;
    private final QuarantineFunction quarantine;
    private final Violations violations;

    public IsolationSmokeTestHandler() {
        this(System.getenv());
    }

    public IsolationSmokeTestHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        TenantRecords all = new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET"));
        records = new OwnedRecords(all, Clock.systemUTC());
        smokeTest = new IsolationSmokeTest(all, prober(environment, clients), Surroundings.probes(environment));
        quarantine = new QuarantineFunction(clients.quarantine(), environment.required("QUARANTINE_FUNCTION_NAME"));
        violations = new Violations(
                quarantine, new EventBus(clients.events(), environment.required("EVENT_BUS_NAME")), Clock.systemUTC());
    }

    private static Prober prober(Environment environment, Clients clients) {
        return new Prober(
                InvokeSessions.of(environment, clients.sts()),
                new ModelCalls(clients.models(), clients.models(new StreamedInvocation())),
                new FunctionCalls(clients.functions(), environment.required("TENANT_CLAIM")),
                new Simulator(clients.simulator()),
                new Trusts(clients.simulator()),
                environment.pause(PAUSE));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        if (payload.get("tenantIds") instanceof List<?> ids) {
            List<TenantId> tenants = tenants("tenantIds", ids, 1);
            String named = tenants.stream().map(TenantId::value).collect(Collectors.joining(","));
            return Tasks.run(context, Map.of(LoggedInvocation.TENANT, named), () -> answer(smokeTest.matrix(tenants)));
        }
        if (payload.get("neighbours") instanceof List<?> ids) {
            TenantId tenant = new TenantId(String.valueOf(payload.get("tenantId")));
            // Without neighbours, look-alikes stand in.
            List<TenantId> neighbours = tenants("neighbours", ids, 0);
            boolean simulated = Boolean.TRUE.equals(payload.get("static"));
            return Tasks.run(context, Map.of(LoggedInvocation.TENANT, tenant.value()),
                    () -> answer(simulated ? smokeTest.simulate(tenant, neighbours) : smokeTest.audit(tenant, neighbours)));
        }
        return Tasks.run(payload, context, this::prove);
    }

    private Map<String, Object> prove(TaskInput input) {
        TenantRecord record = records.read(input.tenantId(), input.owner());
        if (record.quarantine().isPresent()) {
            throw new TenantInQuarantine(record);
        }
        Verdict verdict = smokeTest.prove(record);
        records.change(input.tenantId(), input.owner(), current -> current.with(verdict));
        return switch (verdict.word()) {
            case ISOLATED -> answer(verdict);
            case VIOLATED -> throw violated(input.tenantId(), verdict);
            case UNPROVEN -> throw new IsolationUnproven("not all probes proved what they should: " + String.join(", ", Violations.names(verdict)));
        };
    }

    /** Whatever comes of the quarantine or of telling about it, the workflow is to end with the violation. */
    private IsolationViolated violated(TenantId tenant, Verdict verdict) {
        String message = Violations.message(verdict);
        try {
            violations.answer(tenant, verdict);
            return new IsolationViolated(message);
        } catch (QuarantineFailed | AwsUnavailable failed) {
            IsolationViolated violated = new IsolationViolated(message + "; and not all was done about it: " + failed.getMessage());
            violated.addSuppressed(failed);
            return violated;
        }
    }

    private static List<TenantId> tenants(String field, List<?> ids, int fewest) {
        if (ids.size() < fewest || ids.size() > MAX_TENANTS) {
            throw new IllegalArgumentException(field + " must be a list of " + fewest + " to " + MAX_TENANTS + " ids");
        }
        return ids.stream().map(String::valueOf).map(TenantId::new).toList();
    }

    private static Map<String, Object> answer(Verdict verdict) {
        return JSON.convertValue(VerdictJson.write(verdict), new TypeReference<Map<String, Object>>() {});
    }
}
