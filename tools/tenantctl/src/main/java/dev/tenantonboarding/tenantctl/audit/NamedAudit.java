package dev.tenantonboarding.tenantctl.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.console.LiveLine;
import dev.tenantonboarding.tenantctl.place.SideBySide;
import dev.tenantonboarding.tenantctl.tenants.IsolationTest;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An audit of given tenants, each against others of them.
 *
 * @param simulated whether the proof is IAM's simulator's
 * @param neighbours how many others, which are those that follow it and then the first ones: the names most like its own
 * @param line tells which tenants are done
 */
public record NamedAudit(Proof proof, boolean simulated, int neighbours, LiveLine line) {
    /** How many tenants at a time: the calls are made by a function, whose instances are the account's. */
    private static final int PARALLEL = 4;

    /** Where a tenant's verdict comes from. */
    public interface Proof {
        /**
         * @param neighbours {@link IsolationTest#MOST} at most
         * @throws CommandFailed if there is no verdict
         */
        Verdict around(TenantId tenant, List<TenantId> neighbours);
    }

    /** @param records in the order of their ids */
    public AuditReport of(List<TenantRecord> records) {
        var started = Instant.now();
        var done = new AtomicInteger();
        var active = records.stream().filter(NamedAudit::isActive).map(TenantRecord::tenantId).toList();
        var tenants = SideBySide.map(records, PARALLEL, record -> {
            var audited = audited(record, active);
            line.show(done.incrementAndGet(), records.size(), record.tenantId() + " " + audited.verdict().word().word());
            return audited;
        });
        return new AuditReport(Optional.empty(), Optional.empty(), started, Instant.now(), false, simulated, tenants, List.of());
    }

    private AuditedTenant audited(TenantRecord record, List<TenantId> active) {
        var tenant = record.tenantId();
        var isolation = record.tenant().isolation();
        if (!isActive(record)) {
            return AuditedTenant.unproven(tenant, isolation, "it is " + record.status() + ", and only active tenants are probed");
        }
        try {
            return AuditedTenant.probed(tenant, isolation, verdict(tenant, others(tenant, active)));
        } catch (CommandFailed | SdkException broken) {
            return AuditedTenant.unproven(tenant, isolation, "the probes ended in an error: " + broken.getMessage());
        }
    }

    private Verdict verdict(TenantId tenant, List<TenantId> others) {
        List<ProbeResult> all = new ArrayList<>();
        parts(others).map(part -> proof.around(tenant, part).probes()).forEach(probes -> {
            // The probes that need no neighbour come with every part.
            var known = Set.copyOf(all);
            probes.stream().filter(probe -> !known.contains(probe)).forEach(all::add);
        });
        return Verdict.of(all);
    }

    /** All of them, some at a time; none is a part too, of the probes that need no neighbour. */
    private static Stream<List<TenantId>> parts(List<TenantId> others) {
        return IntStream.range(0, Math.max(1, Math.ceilDiv(others.size(), IsolationTest.MOST)))
                .mapToObj(part -> others.subList(part * IsolationTest.MOST, Math.min(others.size(), (part + 1) * IsolationTest.MOST)));
    }

    private List<TenantId> others(TenantId tenant, List<TenantId> active) {
        var place = active.indexOf(tenant);
        return Stream.concat(active.subList(place + 1, active.size()).stream(), active.subList(0, place).stream()).limit(neighbours).toList();
    }

    private static boolean isActive(TenantRecord record) {
        return record.status() == TenantStatus.ACTIVE;
    }
}
