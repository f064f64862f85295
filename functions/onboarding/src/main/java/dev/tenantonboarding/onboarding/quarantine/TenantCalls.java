package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.onboarding.isolation.Answer;
import dev.tenantonboarding.onboarding.isolation.ModelCalls;
import dev.tenantonboarding.runtime.InvokeSessions;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Calls tenants' models as they do, to see whether that is refused. */
public record TenantCalls(InvokeSessions sessions, ModelCalls models, SiloFunctions functions, String poolEndpoint, Patience patience) {
    private static final String SESSION_NAME = "quarantine-check";

    /** @throws dev.tenantonboarding.onboarding.QuarantineFailed if calls are not refused after a while */
    void awaitRefusal(TenantRecord record) {
        awaitRefusal(record, patience);
    }

    /** @throws dev.tenantonboarding.onboarding.QuarantineFailed if a call is not refused any more */
    void checkRefusal(TenantRecord record) {
        awaitRefusal(record, patience.again());
    }

    private void awaitRefusal(TenantRecord record, Patience patience) {
        Supplier<Answer> call = call(record);
        patience.await("that calls of tenant " + record.tenantId() + " are refused", call, answer -> answer instanceof Answer.Denied);
    }

    /** @throws dev.tenantonboarding.onboarding.QuarantineFailed if calls are still refused after a while */
    void awaitPassage(TenantRecord record) {
        Supplier<Answer> call = call(record);
        patience.await("that calls of tenant " + record.tenantId() + " are let through", call, TenantCalls::passed);
    }

    /** Whether the model answers is another question. */
    private static boolean passed(Answer answer) {
        return switch (answer) {
            case Answer.Reached reached -> true;
            case Answer.NotReady notReady -> true;
            case Answer.Refused refused -> true;
            case Answer.Denied denied -> false;
            case Answer.Busy busy -> false;
            case Answer.Silent silent -> false;
        };
    }

    private Supplier<Answer> call(TenantRecord record) {
        String id = record.tenantId().value();
        return switch (record.tenant().isolation()) {
            case POOL -> inSession(InvokeRole.POOL, ModelAddress.pool(poolEndpoint, id), record);
            case BRIDGE -> inSession(InvokeRole.BRIDGE, ModelAddress.bridge(id), record);
            case SILO -> () -> functions.call(record.tenantId());
        };
    }

    /** One session for all calls: sessions that are open must be cut off too. */
    private Supplier<Answer> inSession(InvokeRole role, ModelAddress address, TenantRecord record) {
        AwsSessionCredentials session =
                sessions.of(role).open(SESSION_NAME, Map.of(TenantTag.KEY, record.tenantId().value())).value();
        return () -> models.call(address, record.tenant().probe(), session);
    }
}
