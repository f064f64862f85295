package dev.tenantonboarding.tenancy.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One audit of the tenants' isolation.
 *
 * @param run its name, by which audits sort in time; empty for one that an operator made of named tenants, which is not kept
 * @param executionArn of the state machine that made it
 * @param quarantine whether tenants that were found violated were shut out
 * @param simulated whether IAM's simulator was asked in place of calls
 */
public record AuditReport(
        Optional<String> run,
        Optional<String> executionArn,
        Instant startedAt,
        Instant finishedAt,
        boolean quarantine,
        boolean simulated,
        List<AuditedTenant> tenants,
        List<Orphan> orphans) {
    /** Where the documents of all runs lie in the records bucket, one for each and named after it. */
    public static final String KEY_PREFIX = "audits/";
    public static final String KEY_SUFFIX = ".json";

    public AuditReport {
        tenants = List.copyOf(tenants);
        orphans = List.copyOf(orphans);
    }

    public static String key(String run) {
        return KEY_PREFIX + run + KEY_SUFFIX;
    }

    /** The same of more tenants. */
    public AuditReport and(List<AuditedTenant> more) {
        return new AuditReport(run, executionArn, startedAt, finishedAt, quarantine, simulated,
                Stream.concat(tenants.stream(), more.stream()).toList(), orphans);
    }

    public Totals totals() {
        return Totals.of(tenants);
    }
}
