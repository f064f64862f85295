package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.RoleSessions;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** Proves by real calls that tenants of the pool reach their own models and no others. */
public final class IsolationSmokeTest {
    // Two real neighbours each way, found among the next few records in the order of ids: those that are most alike.
    private static final int NEIGHBOURS = 2;
    private static final int RECORDS_READ = 20;

    private final TenantRecords records;
    private final ProbeRunner runner;

    public IsolationSmokeTest(TenantRecords records, RoleSessions poolInvokeRole, SageMakerRuntimeClient models, String poolEndpoint) {
        this.records = records;
        this.runner = new ProbeRunner(poolInvokeRole, models, poolEndpoint);
    }

    /** Proves one tenant's boundary, against active neighbours and names like its own. */
    public Verdict prove(TenantRecord record) {
        return Verdict.of(runner.run(PoolProbes.around(Subject.of(record), neighbours(record.tenantId()))));
    }

    /**
     * Tries every ordered pair of tenants.
     *
     * @throws IllegalArgumentException if one of them is not an active tenant of the pool
     */
    public Verdict matrix(List<TenantId> tenants) {
        List<Subject> subjects = tenants.stream()
                .distinct()
                .map(tenant -> records.find(tenant)
                        .map(StoredRecord::record)
                        .filter(IsolationSmokeTest::isActiveInPool)
                        .map(Subject::of)
                        .orElseThrow(() -> new IllegalArgumentException("tenant " + tenant + " is not an active tenant of the pool")))
                .toList();
        return Verdict.of(runner.run(PoolProbes.matrix(subjects)));
    }

    private List<Subject> neighbours(TenantId self) {
        return Stream.of(self.value(), "")
                .flatMap(start -> records.idsAfter(start, RECORDS_READ).stream())
                .filter(tenant -> !tenant.equals(self))
                .distinct()
                .limit(RECORDS_READ)
                .flatMap(tenant -> records.find(tenant).stream())
                .map(StoredRecord::record)
                .filter(IsolationSmokeTest::isActiveInPool)
                .limit(NEIGHBOURS)
                .map(Subject::of)
                .toList();
    }

    private static boolean isActiveInPool(TenantRecord record) {
        return record.status() == TenantStatus.ACTIVE && record.tenant().isolation() == IsolationModel.POOL;
    }
}
