package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.probe.Probes;
import dev.tenantonboarding.tenancy.probe.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves by real calls that tenants reach their own models and no others. */
public final class IsolationSmokeTest {
    private static final Logger LOG = LoggerFactory.getLogger(IsolationSmokeTest.class);
    // Two real neighbours of each isolation model, found among the next few records in the order of ids: those that are most alike.
    private static final int NEIGHBOURS = 2;
    private static final int RECORDS_READ = 20;

    private final TenantRecords records;
    private final Probes probes;
    private final ProbeRunner runner;

    public IsolationSmokeTest(TenantRecords records, Prober prober, Probes probes) {
        this.records = records;
        this.probes = probes;
        this.runner = new ProbeRunner(prober);
    }

    /** Proves one tenant's boundary, against active neighbours and names like its own. */
    public Verdict prove(TenantRecord record) {
        return Verdict.of(runner.run(probes.around(Subject.of(record), neighbours(record.tenantId()))));
    }

    /**
     * Tries every ordered pair of tenants.
     *
     * @throws IllegalArgumentException if one of them is not active
     */
    public Verdict matrix(List<TenantId> tenants) {
        return Verdict.of(runner.run(probes.matrix(subjects(tenants))));
    }

    /**
     * Proves an active tenant's boundary again, against these neighbours.
     *
     * @throws IllegalArgumentException if one of them is not active
     */
    public Verdict audit(TenantId tenant, List<TenantId> neighbours) {
        return Verdict.of(runner.run(probes.around(subject(tenant), subjects(neighbours))));
    }

    /**
     * Asks IAM's simulator what {@link #audit} would find by calls, as far as it can tell.
     *
     * @throws IllegalArgumentException if one of them is not active
     */
    public Verdict simulate(TenantId tenant, List<TenantId> neighbours) {
        return Verdict.of(runner.run(probes.simulated(subject(tenant), subjects(neighbours))));
    }

    private List<Subject> subjects(List<TenantId> tenants) {
        return tenants.stream().distinct().map(this::subject).toList();
    }

    private Subject subject(TenantId tenant) {
        return records.find(tenant)
                .map(StoredRecord::record)
                .filter(IsolationSmokeTest::isActive)
                .map(Subject::of)
                .orElseThrow(() -> new IllegalArgumentException("tenant " + tenant + " is not an active tenant"));
    }

    private List<Subject> neighbours(TenantId self) {
        List<Subject> active = Stream.of(self.value(), "")
                .flatMap(start -> records.idsAfter(start, RECORDS_READ).stream())
                .filter(tenant -> !tenant.equals(self))
                .distinct()
                .limit(RECORDS_READ)
                .flatMap(tenant -> readable(tenant).stream())
                .filter(IsolationSmokeTest::isActive)
                .map(Subject::of)
                .toList();
        return Arrays.stream(IsolationModel.values())
                .flatMap(isolation -> active.stream().filter(subject -> subject.isolation() == isolation).limit(NEIGHBOURS))
                .toList();
    }

    /** Another tenant's record that nobody can read is the audit's to tell; it must not keep this one from being proven. */
    private Optional<TenantRecord> readable(TenantId neighbour) {
        try {
            return records.find(neighbour).map(StoredRecord::record);
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("the record of tenant {} cannot be read, so it is no neighbour", neighbour, unreadable);
            return Optional.empty();
        }
    }

    private static boolean isActive(TenantRecord record) {
        return record.status() == TenantStatus.ACTIVE;
    }
}
