package dev.tenantonboarding.tenantctl.recovery;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.recovery.Trouble.Kind;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Tells from a record and its execution, or from an execution alone, what is wrong and what helps. */
final class Diagnosis {
    /** Errors of events for which no repetition helps: what was announced is wrong, or someone else has the tenant. */
    private static final Set<String> FINAL = Set.of("InvalidTenantEvent", "RecordNotOwned");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Diagnosis() {}

    /**
     * @param run     the record's execution; empty once AWS has forgotten it
     * @param failure why it stopped, as far as anything tells
     * @return empty if the tenant is well, or on its way
     */
    static Optional<Trouble> of(TenantRecord record, Optional<RunState> run, Optional<Failure> failure) {
        var underWay = run.filter(RunState::isUnderWay).isPresent();
        return switch (record.status()) {
            // Written down, but not told: the execution ended between the two.
            case ACTIVE, OFFBOARDED -> run.filter(RunState::endedBadly).map(one -> stopped(record, run, failure, Kind.STUCK));
            case QUARANTINED -> record.quarantine().map(quarantine -> quarantined(record, run, quarantine));
            case FAILED -> underWay ? Optional.empty() : Optional.of(stopped(record, run, failure, kind(run)));
            case ONBOARDING -> underWay ? Optional.empty() : Optional.of(stopped(record, run, failure, Kind.STUCK));
            // Its failure does not change the status: the tenant is on its way out all the same.
            case OFFBOARDING -> underWay ? Optional.empty()
                    : Optional.of(stopped(record, run, failure, record.failure().isPresent() ? kind(run) : Kind.STUCK));
        };
    }

    /**
     * An execution that failed and is in no record.
     *
     * @param owner the execution of the record that the tenant has; empty without one, and once AWS has forgotten it
     * @return empty if the record's execution ended later or goes on, and so has the last word
     */
    static Optional<Trouble> ofUnrecorded(RunState run, Failure failure, Optional<RunState> owner) {
        var stopped = run.stopped().orElse(failure.at());
        // Both are times of Step Functions; the record's own are of the functions' clock.
        if (owner.filter(one -> one.stopped().map(end -> !end.isBefore(stopped)).orElse(true)).isPresent()) {
            return Optional.empty();
        }
        var event = event(run);
        // What was announced to a tenant that is there already may be repeated too: the workflows tell what is outdated or done.
        var resume = FINAL.contains(failure.error()) || tenant(run).isEmpty() ? Resume.NONE : resume(run);
        return Optional.of(new Trouble(
                Optional.ofNullable(event.path("detail").path("tenantId").textValue()),
                kind(Optional.of(run)), failure.state(), failure.error(), failure.cause(), stopped, run.redriveCount() + 1,
                resume, resume == Resume.REDRIVE ? run.redrivableUntil() : Optional.empty(), run.arn(), Optional.of(event)));
    }

    /** The tenant that an execution's input names. */
    static Optional<TenantId> tenant(RunState run) {
        return Optional.ofNullable(event(run).path("detail").path("tenantId").textValue()).filter(TenantId::isLegal).map(TenantId::new);
    }

    private static JsonNode event(RunState run) {
        try {
            return JSON.readTree(run.input());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Trouble stopped(TenantRecord record, Optional<RunState> run, Optional<Failure> failure, Kind kind) {
        var resume = run.filter(RunState::redrivable).isPresent() ? Resume.REDRIVE
                // Whoever begins anew finds that nothing is to be done.
                : record.status() == TenantStatus.ACTIVE || record.status() == TenantStatus.OFFBOARDED ? Resume.NONE : Resume.RESTART;
        return trouble(record, run, kind,
                failure.map(Failure::state).orElse("-"),
                failure.map(Failure::error).orElse("ExecutionGone"),
                failure.map(Failure::cause).orElse("the record waits for an execution that does not run and tells no reason"),
                failure.map(Failure::at).or(() -> run.flatMap(RunState::stopped)).orElse(record.updatedAt()),
                resume);
    }

    private static Trouble quarantined(TenantRecord record, Optional<RunState> run, Quarantine quarantine) {
        return trouble(record, run, Kind.QUARANTINED,
                record.failure().map(Failure::state).orElse("-"),
                record.failure().map(Failure::error).orElse("Quarantined"),
                quarantine.reason(), quarantine.at(), Resume.NONE);
    }

    private static Trouble trouble(
            TenantRecord record, Optional<RunState> run, Kind kind, String state, String error, String cause, Instant since, Resume resume) {
        return new Trouble(
                Optional.of(record.tenantId().value()), kind, state, error, cause, since,
                1 + run.map(RunState::redriveCount).orElse(record.owner().redriveCount()),
                resume, run.filter(one -> resume == Resume.REDRIVE).flatMap(RunState::redrivableUntil),
                record.owner().executionArn(), record.deletion().or(() -> Optional.of(record.event())));
    }

    private static Kind kind(Optional<RunState> run) {
        return run.filter(one -> one.status() == ExecutionStatus.TIMED_OUT).isPresent() ? Kind.TIMED_OUT : Kind.FAILED;
    }

    private static Resume resume(RunState run) {
        return run.redrivable() ? Resume.REDRIVE : Resume.RESTART;
    }
}
