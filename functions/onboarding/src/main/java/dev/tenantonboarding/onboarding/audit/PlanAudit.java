package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/** Chooses whom a run probes, and against whom. Reads each record once. */
public final class PlanAudit {
    private static final int READ_AT_ONCE = 16;

    private final TenantRecords records;
    private final AuditStore store;
    private final Rotation rotation;

    public PlanAudit(TenantRecords records, AuditStore store, int neighbours) {
        this.records = records;
        this.store = store;
        this.rotation = new Rotation(neighbours);
    }

    private sealed interface Candidate {
        TenantId tenant();
    }

    private record Active(TenantId tenant, IsolationModel isolation) implements Candidate {}

    private record Unreadable(TenantId tenant) implements Candidate {}

    /** @return how many tenants are planned */
    public int plan(AuditRun run) {
        List<Candidate> candidates = records.ids().stream()
                .gather(Gatherers.mapConcurrent(READ_AT_ONCE, this::candidate))
                .flatMap(Optional::stream)
                .toList();
        List<PlannedTenant> planned = planned(
                candidates.stream().filter(Active.class::isInstance).map(Active.class::cast).toList(), store.number(run));
        store.unreadable(run, candidates.stream().filter(Unreadable.class::isInstance).map(Candidate::tenant).toList());
        store.plan(run, planned);
        return planned.size();
    }

    private List<PlannedTenant> planned(List<Active> active, long number) {
        List<TenantId> ids = active.stream().map(Active::tenant).toList();
        return IntStream.range(0, ids.size())
                .mapToObj(place -> new PlannedTenant(ids.get(place), active.get(place).isolation(), rotation.neighboursOf(place, ids, number)))
                .toList();
    }

    private Optional<Candidate> candidate(TenantId tenant) {
        try {
            return records.find(tenant)
                    .map(StoredRecord::record)
                    .filter(record -> record.status() == TenantStatus.ACTIVE)
                    .map(PlanAudit::active);
        } catch (IllegalArgumentException broken) {
            return Optional.of(new Unreadable(tenant));
        }
    }

    private static Candidate active(TenantRecord record) {
        return new Active(record.tenantId(), record.tenant().isolation());
    }
}
