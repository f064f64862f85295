package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.onboarding.records.SideBySide;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
     * Returns once the calls of a tenant that is being offboarded are refused, and everybody's of its model.
     *
     * @throws IllegalArgumentException if there is no such tenant, or it is not being offboarded
     * @throws IllegalStateException if some tenant's record cannot be read
     * @throws dev.tenantonboarding.onboarding.QuarantineFailed if its calls are not refused after a while
     */
    public Change cut(TenantId tenant) {
        TenantRecord record = leaving(tenant);
        Standing standing = rebuild();
        calls.awaitRefusal(record);
        return new Change(record, standing);
    }

    /**
     * Returns once a call of a tenant that was cut off is seen to be refused.
     *
     * @throws IllegalArgumentException if there is no such tenant, or it is not being offboarded
     * @throws dev.tenantonboarding.onboarding.QuarantineFailed if it is let through
     */
    public TenantRecord check(TenantId tenant) {
        TenantRecord record = leaving(tenant);
        calls.checkRefusal(record);
        return record;
    }

    private TenantRecord leaving(TenantId tenant) {
        TenantRecord record = records.change(tenant, UnaryOperator.identity());
        if (record.status() != TenantStatus.OFFBOARDING) {
            throw new IllegalArgumentException("tenant " + tenant + " is not being offboarded: it is " + record.status());
        }
        return record;
    }

    /**
     * Lets a tenant into the pool again. Its Deny goes first: once the record says that nothing is stale, nobody would look for it.
     *
     * @throws IllegalArgumentException if there is no such tenant
     * @throws IllegalStateException if some tenant's record cannot be read
     */
    public Change admit(TenantId tenant) {
        Standing standing = rebuild(records.all().stream()
                .flatMap(held -> held.tenant().equals(tenant) ? held.fresh().stream() : Stream.of(held))
                .toList());
        return new Change(records.change(tenant, TenantRecord::freshInPool), standing);
    }

    /**
     * Lets every tenant into the pool again of whose old bytes its endpoint holds none any more; as with {@link #admit} Denies go first.
     *
     * @param inUse the configurations that the endpoint runs or is being put on
     * @throws IllegalStateException if some tenant's record cannot be read
     */
    public Standing freshen(Set<String> inUse) {
        List<Held> held = records.all();
        Standing standing = rebuild(held.stream()
                .flatMap(each -> each.isOutOf(inUse) ? each.fresh().stream() : Stream.of(each))
                .toList());
        SideBySide.map(held.stream().filter(each -> each.isOutOf(inUse)).map(Held::tenant).toList(), tenant ->
                records.change(tenant, current -> Collections.disjoint(current.poolStaleConfigs(), inUse) ? current.freshInPool() : current));
        return standing;
    }

    /**
     * Makes all Denies anew.
     *
     * @throws IllegalStateException if some tenant's record cannot be read
     */
    public Standing rebuild() {
        return rebuild(records.all());
    }

    private Standing rebuild(List<Held> held) {
        List<Denial> written = Arrays.stream(InvokeRole.values())
                .map(role -> denials.write(Denial.of(role, held, calls.poolEndpoint(), arns)))
                .toList();
        held.stream()
                .filter(Held::isStopped)
                .forEach(tenant -> calls.functions().stop(tenant.tenant()));
        return Standing.of(held.size(), written);
    }
}
