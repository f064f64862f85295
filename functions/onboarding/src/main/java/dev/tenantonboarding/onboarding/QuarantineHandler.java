package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.isolation.ModelCalls;
import dev.tenantonboarding.onboarding.isolation.StreamedInvocation;
import dev.tenantonboarding.onboarding.quarantine.Change;
import dev.tenantonboarding.onboarding.quarantine.HeldRecords;
import dev.tenantonboarding.onboarding.quarantine.Patience;
import dev.tenantonboarding.onboarding.quarantine.Quarantines;
import dev.tenantonboarding.onboarding.quarantine.RoleDenials;
import dev.tenantonboarding.onboarding.quarantine.SiloFunctions;
import dev.tenantonboarding.onboarding.quarantine.Standing;
import dev.tenantonboarding.onboarding.quarantine.TenantCalls;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvokeSessions;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantQuarantined;
import dev.tenantonboarding.tenancy.TenantReleased;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a tenant in quarantine, releases it, cuts off one that is being offboarded, or makes all Denies anew. Reserved concurrency 1
 * keeps it to one at a time. Asked again, it does the same again, the event included.
 */
public final class QuarantineHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Quarantines quarantines;
    private final EventBus bus;
    private final String stackName;
    private final Clock clock = Clock.systemUTC();

    public QuarantineHandler() {
        this(System.getenv());
    }

    public QuarantineHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        String poolRole = environment.roleArn("POOL_INVOKE_ROLE_ARN");
        quarantines = new Quarantines(
                new HeldRecords(new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), clock),
                new RoleDenials(clients.iam(), poolRole, environment.roleArn("BRIDGE_INVOKE_ROLE_ARN")),
                new TenantCalls(
                        InvokeSessions.of(environment, clients.sts()),
                        new ModelCalls(clients.models(), clients.models(new StreamedInvocation())),
                        new SiloFunctions(clients.stoppedFunctions()),
                        environment.required("POOL_ENDPOINT_NAME"),
                        Patience.lookingEvery(environment.pause(Duration.ofSeconds(environment.number("QUARANTINE_POLL_SECONDS", 0, 3))))),
                Arns.besides(poolRole, environment.required("AWS_REGION")),
                clock);
        bus = new EventBus(clients.events(), environment.required("EVENT_BUS_NAME"));
        stackName = environment.required("STACK_NAME");
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        QuarantineRequest request = QuarantineRequest.of(payload);
        return Tasks.run(context, fields(request), () -> switch (request) {
            case QuarantineRequest.Hold hold -> hold(hold, context);
            case QuarantineRequest.Release release -> release(release, context);
            case QuarantineRequest.Cut cut -> answer(quarantines.cut(cut.tenant()), context);
            case QuarantineRequest.Check check -> Map.of("tenantId", quarantines.check(check.tenant()).tenantId().value());
            case QuarantineRequest.Admit admit -> answer(quarantines.admit(admit.tenant()), context);
            case QuarantineRequest.Freshen freshen -> standing(quarantines.freshen(freshen.inUse()), context);
            case QuarantineRequest.Rebuild rebuild -> standing(quarantines.rebuild(), context);
        });
    }

    private static Map<String, String> fields(QuarantineRequest request) {
        return switch (request) {
            case QuarantineRequest.Hold hold -> Map.of(LoggedInvocation.TENANT, hold.tenant().value());
            case QuarantineRequest.Release release -> Map.of(LoggedInvocation.TENANT, release.tenant().value());
            case QuarantineRequest.Cut cut -> Map.of(LoggedInvocation.TENANT, cut.tenant().value());
            case QuarantineRequest.Check check -> Map.of(LoggedInvocation.TENANT, check.tenant().value());
            case QuarantineRequest.Admit admit -> Map.of(LoggedInvocation.TENANT, admit.tenant().value());
            case QuarantineRequest.Freshen _, QuarantineRequest.Rebuild _ -> Map.of();
        };
    }

    private Map<String, Object> hold(QuarantineRequest.Hold request, Context context) {
        Change change = quarantines.hold(request.tenant(), request.reason(), request.violation());
        bus.publish(TenantQuarantined.DETAIL_TYPE, TenantQuarantined.of(change.record()).toJson());
        return answer(change, context);
    }

    private Map<String, Object> release(QuarantineRequest.Release request, Context context) {
        Change change = quarantines.release(request.tenant());
        bus.publish(TenantReleased.DETAIL_TYPE, new TenantReleased(request.tenant(), clock.instant()).toJson());
        return answer(change, context);
    }

    private Map<String, Object> answer(Change change, Context context) {
        Map<String, Object> answer = standing(change.standing(), context);
        answer.put("tenantId", change.record().tenantId().value());
        answer.put("status", change.record().status().name());
        return answer;
    }

    private Map<String, Object> standing(Standing standing, Context context) {
        // The logger of Lambda itself, since a metric's line must be nothing else.
        context.getLogger().log(Metrics.line(stackName, Map.of("QuarantineOverflow", standing.overflow().size()), clock.instant()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("held", standing.held());
        answer.put("room", standing.room());
        answer.put("overflow", standing.overflow().stream().map(InvokeRole::word).toList());
        return answer;
    }
}
