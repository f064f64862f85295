package dev.tenantonboarding.onboarding.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.audit.AuditJson;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenancy.audit.Orphan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Puts a run's findings together into one document, and then removes them. */
public final class ReportAudit {
    private static final int READ_AT_ONCE = 16;

    private final AuditStore store;
    private final Orphans orphans;

    public ReportAudit(AuditStore store, Orphans orphans) {
        this.store = store;
        this.orphans = orphans;
    }

    /**
     * What the document says of the run itself.
     *
     * @param quarantine whether tenants found violated were put in quarantine
     */
    public record Frame(AuditRun run, String executionArn, Instant startedAt, Instant finishedAt, boolean quarantine) {
        ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode()
                    .put("run", run.name())
                    .put("executionArn", executionArn)
                    .put("startedAt", startedAt.toString())
                    .put("finishedAt", finishedAt.toString())
                    .put("quarantine", quarantine);
        }
    }

    /** Asked again, it finds the document written and leaves it: what it was made of may be gone. */
    public AuditResult report(Frame frame) {
        AuditResult result = store.result(frame.run()).orElseGet(() -> write(frame));
        store.clear(frame.run());
        return result;
    }

    private AuditResult write(Frame frame) {
        List<PlannedTenant> plan = store.plan(frame.run());
        List<Orphan> lost = orphans.find(plan.stream().map(PlannedTenant::tenantId).collect(Collectors.toSet()));
        try (TenantsOnDisk tenants = TenantsOnDisk.create(frame.run().name())) {
            findings(frame.run(), plan).forEach(tenants::add);
            store.unreadable(frame.run()).stream().map(AuditedTenant::unreadable).forEach(tenants::add);
            AuditResult result = new AuditResult(tenants.totals(), lost.size());
            ObjectNode head = frame.toJson();
            head.set("totals", AuditJson.totals(result.tenants()));
            ArrayNode listed = head.putArray("orphans");
            lost.forEach(orphan -> listed.add(AuditJson.orphan(orphan)));
            tenants.complete(head, (content, bytes) -> store.document(frame.run(), result, content, bytes));
            return result;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the document of the audit " + frame.run().name() + " cannot be put together", unwritable);
        }
    }

    /** Of every tenant that was planned, whatever became of its execution. */
    private Stream<AuditedTenant> findings(AuditRun run, List<PlannedTenant> plan) {
        return plan.stream().gather(Gatherers.mapConcurrent(READ_AT_ONCE, planned -> store.finding(run, planned.tenantId())
                .orElseGet(() -> planned.unproven("its probing gave no result; the run's execution says why"))));
    }
}
