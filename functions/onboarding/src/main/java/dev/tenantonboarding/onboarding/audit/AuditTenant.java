package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import java.util.List;
import java.util.Optional;

/** Probes one tenant of a run, once: a run that asks again gets what was found the first time. */
public final class AuditTenant {
    private final TenantRecords records;
    private final AuditStore store;
    private final ProbingFunction probing;

    public AuditTenant(TenantRecords records, AuditStore store, ProbingFunction probing) {
        this.records = records;
        this.store = store;
        this.probing = probing;
    }

    /** Writes down what is found before anything is done about it. */
    public AuditedTenant audit(AuditRun run, PlannedTenant planned) {
        return store.finding(run, planned.tenantId()).orElseGet(() -> {
            AuditedTenant finding = find(planned);
            store.finding(run, finding);
            return finding;
        });
    }

    private AuditedTenant find(PlannedTenant planned) {
        Optional<TenantRecord> record;
        try {
            record = record(planned.tenantId());
        } catch (IllegalArgumentException broken) {
            return planned.unproven("its record cannot be read: " + broken.getMessage());
        }
        if (record.isEmpty()) {
            return planned.unproven("it has no record any more");
        }
        TenantStatus status = record.get().status();
        if (status != TenantStatus.ACTIVE) {
            return planned.unproven("it is " + status + " by now, and only active tenants are probed");
        }
        return probe(planned, active(planned.neighbours()));
    }

    /** Again without those neighbours that were lost meanwhile, as they leave the tenant unproven for no fault of its own. */
    private AuditedTenant probe(PlannedTenant planned, List<TenantId> neighbours) {
        AuditedTenant finding = switch (probing.probe(planned.tenantId(), neighbours)) {
            case ProbingFunction.Probed probed -> planned.probed(probed.verdict());
            case ProbingFunction.Broken broken -> planned.unproven("the probes ended in an error: " + broken.error());
        };
        if (finding.verdict().word() != Verdict.Word.UNPROVEN) {
            return finding;
        }
        List<TenantId> left = active(neighbours);
        return left.size() < neighbours.size() ? probe(planned, left) : finding;
    }

    /** Whoever has left or been shut since the plan was made has no model to be reached, and none to reach others from. */
    private List<TenantId> active(List<TenantId> neighbours) {
        return neighbours.stream().filter(this::isActive).toList();
    }

    private boolean isActive(TenantId tenant) {
        try {
            return record(tenant).filter(found -> found.status() == TenantStatus.ACTIVE).isPresent();
        } catch (IllegalArgumentException broken) {
            // The run says so where it comes to that tenant itself.
            return false;
        }
    }

    private Optional<TenantRecord> record(TenantId tenant) {
        return records.find(tenant).map(StoredRecord::record);
    }
}
