package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Puts tenants in quarantine and releases them. The records say who is in it; all that denies is made anew from all of them each time,
 * so that whatever was lost or done twice is put right by the next time. Only one of these may be at work.
 */
public final class Quarantines {
    private final HeldRecords records;
    private final RoleDenials denials;
    private final TenantCalls calls;
    private final Arns arns;
    private final Clock clock;

    public Quarantines(HeldRecords records, RoleDenials denials, TenantCalls calls, Arns arns, Clock clock) {
        this.records = records;
        this.denials = denials;
        this.calls = calls;
        this.arns = arns;
        this.clock = clock;
    }

    /**
     * Returns once the tenant's calls are refused.
     *
     * @param violation whether the tenant's isolation was found broken: then nobody else may call its model either
     * @throws IllegalArgumentException if there is no such tenant, or it cannot be quarantined
     * @throws IllegalStateException if some tenant's record cannot be read
     * @throws dev.tenantonboarding.onboarding.QuarantineFailed if its calls are not refused after a while
     */
    public Change hold(TenantId tenant, String reason, boolean violation) {
        TenantRecord record = records.change(tenant, current -> current.quarantined(reason, violation, clock.instant()));
        Standing standing = rebuild();
        calls.awaitRefusal(record);
        return new Change(record, standing);
    }

    /**
     * Returns once the tenant's calls are let through again, unless its role has to deny everybody because of others.
     *
     * @throws IllegalArgumentException if there is no such tenant
     * @throws IllegalStateException if some tenant's record cannot be read
     * @throws dev.tenantonboarding.onboarding.QuarantineFailed if its calls are still refused after a while
     */
    public Change release(TenantId tenant) {
        TenantRecord record = records.change(tenant, TenantRecord::released);
        Standing standing = rebuild();
        boolean mayPass = InvokeRole.of(record.tenant().isolation())
                .map(role -> !standing.overflow().contains(role))
                .orElseGet(() -> calls.functions().resume(tenant));
        if (mayPass) {
            calls.awaitPassage(record);
        }
        return new Change(record, standing);
    }

    /**
     * Makes all Denies anew.
     *
     * @throws IllegalStateException if some tenant's record cannot be read
     */
    public Standing rebuild() {
        List<Held> held = records.all();
        List<Denial> written = Arrays.stream(InvokeRole.values())
                .map(role -> denials.write(Denial.of(role, held, calls.poolEndpoint(), arns)))
                .toList();
        held.stream()
                .filter(tenant -> tenant.isolation() == IsolationModel.SILO)
                .forEach(tenant -> calls.functions().stop(tenant.tenant()));
        return Standing.of(held.size(), written);
    }
}
