package dev.tenantonboarding.tenantctl.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.recovery.ArchiveReplay;
import dev.tenantonboarding.tenantctl.recovery.Failures;
import dev.tenantonboarding.tenantctl.recovery.ReplayMany;
import dev.tenantonboarding.tenantctl.recovery.Replayed;
import dev.tenantonboarding.tenantctl.recovery.Replayer;
import dev.tenantonboarding.tenantctl.recovery.Resume;
import dev.tenantonboarding.tenantctl.recovery.Trouble;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Lets stopped onboardings and offboardings go on. */
@Command(name = "replay", description = {
    "Lets a stopped onboarding or offboarding go on: redrives its execution where AWS allows it, else starts a new one from the event in the tenant's "
        + "record. A tenant that is well, or on its way, is left as it is. May be run again, and twice at once.",
    "With --from and --to, EventBridge sends the signups and deletions of that time once more. What was done meanwhile, or overtaken by a "
        + "later event, stays as it is.",
    "The exit code is 1 if one fails again."})
public final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_PARALLEL = 64;

    private final Program program;
    private final Workplace workplace;

    @Parameters(arity = "0..1", paramLabel = "TENANT", description = "The tenant's id.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--restart", description = "Begin anew from the event, even where a redrive is possible.")
    private boolean restart;

    @Option(names = "--no-wait", description = "Do not wait for the outcome.")
    private boolean noWait;

    @Option(names = "--all", description = "Replay all that tenantctl failures lists as resumable.")
    private boolean all;

    @Option(names = "--error", paramLabel = "NAME", description = "With --all: only what failed with this error.")
    private Optional<String> error = Optional.empty();

    @Option(names = "--dry-run", description = "With --all: tell what would be replayed, and do nothing.")
    private boolean dryRun;

    @Option(names = "--parallel", paramLabel = "N", description = "With --all: how many at a time, 1 to " + MOST_PARALLEL + " (default: "
            + ReplayMany.PARALLEL + ").")
    private Optional<Integer> parallel = Optional.empty();

    @Mixin
    private final TimeSpan span = new TimeSpan();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public ReplayCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        check();
        return span.isGiven() ? archived(span.from(), span.to()) : stopped();
    }

    private int stopped() {
        try (var platform = workplace.open(); var s3 = platform.clients().s3(); var stepFunctions = platform.clients().stepFunctions()) {
            var outputs = platform.outputs();
            var records = new Records(s3, outputs.recordsBucketName());
            var failures = new Failures(records, stepFunctions, outputs.stateMachineArns());
            return all ? many(platform, failures, replayer(stepFunctions, outputs))
                    : one(platform, records, failures, replayer(stepFunctions, outputs));
        }
    }

    private static Replayer replayer(SfnClient stepFunctions, StackOutputs outputs) {
        return new Replayer(stepFunctions, outputs.onboardingStateMachineArn(), outputs.offboardingStateMachineArn());
    }

    private void check() {
        if (Stream.of(all, tenant.isPresent(), span.isGiven()).filter(given -> given).count() != 1) {
            throw CommandFailed.usage("replay takes either a TENANT, or --all, or --from and --to");
        }
        if (span.isGiven() && restart) {
            throw CommandFailed.usage("--restart goes with a TENANT or --all");
        }
        if (!all && (dryRun || error.isPresent() || parallel.isPresent())) {
            throw CommandFailed.usage("--error, --dry-run and --parallel go with --all");
        }
        if (parallel.filter(count -> count < 1 || count > MOST_PARALLEL).isPresent()) {
            throw CommandFailed.usage("--parallel must be 1 to " + MOST_PARALLEL);
        }
    }

    private int one(Platform platform, Records records, Failures failures, Replayer replayer) {
        var name = tenant.filter(TenantId::isLegal).orElseThrow(() -> CommandFailed.unknownTenant(tenant.orElse("")));
        var record = records.find(new TenantId(name));
        record.ifPresent(ReplayCommand::requireReplayable);
        var trouble = failures.of(new TenantId(name), record);
        if (trouble.isEmpty()) {
            workplace.console().answer(nothingToDo(record.orElseThrow(() -> CommandFailed.unknownTenant(name))));
            return ExitCode.OK.number();
        }
        if (trouble.get().resume() == Resume.NONE) {
            throw CommandFailed.because(name + " can't be replayed as things stand: " + trouble.get().error() + ": " + trouble.get().cause());
        }
        confirmation.ask(platform.target(), (restart ? "restart" : trouble.get().resume().word())
                + (trouble.get().isOffboarding() ? " the offboarding of " : " the onboarding of ") + name, program.streams());
        var replayed = replay(platform, replayer, trouble.get());
        if (replayed.failure().isPresent()) {
            throw CommandFailed.because(replayed.line()).after(replayed.document());
        }
        workplace.console().answer(new Answer(replayed.document(), List.of(replayed.line())));
        return ExitCode.OK.number();
    }

    private static void requireReplayable(TenantRecord record) {
        if (record.status() == TenantStatus.QUARANTINED) {
            throw CommandFailed.because(record.tenantId() + " is in quarantine: release it first, with tenantctl release " + record.tenantId());
        }
    }

    private static Answer nothingToDo(TenantRecord record) {
        var tenant = record.tenantId().value();
        return new Answer(
                JsonNodeFactory.instance.objectNode().put("tenantId", tenant).put("how", Resume.NONE.word()).put("outcome", "UNCHANGED")
                        .put("status", record.status().name()),
                List.of(tenant + switch (record.status()) {
                    case ACTIVE -> " is ACTIVE";
                    case OFFBOARDED -> " is OFFBOARDED, and only a signup brings it back";
                    case ONBOARDING, FAILED, QUARANTINED, OFFBOARDING -> "'s execution is running";
                } + "; nothing was changed"));
    }

    private Replayed replay(Platform platform, Replayer replayer, Trouble trouble) {
        var started = replayer.start(trouble, restart);
        return new Replayed(trouble, started, noWait ? Optional.empty() : Optional.of(replayer.await(started, platform.target().pause())));
    }

    /** What was done meanwhile is left as it is, by the workflows themselves. */
    private int archived(Instant from, Instant to) {
        try (var platform = workplace.open(); var events = platform.clients().events()) {
            var replay = new ArchiveReplay(events, platform.outputs());
            confirmation.ask(platform.target(), "replay the signups and deletions from " + from + " to " + to, program.streams());
            var name = replay.start(from, to);
            if (!noWait) {
                replay.await(name, platform.target().pause());
            }
            workplace.console().answer(new Answer(
                    JsonNodeFactory.instance.objectNode().put("replay", name).put("from", from.toString()).put("to", to.toString())
                            .put("outcome", noWait ? "STARTED" : "COMPLETED"),
                    List.of("the replay " + name + " of the signups and deletions from " + from + " to " + to + (noWait ? " has started" : " is complete"))));
        }
        return ExitCode.OK.number();
    }

    private int many(Platform platform, Failures failures, Replayer replayer) {
        var resumable = failures.all().stream()
                .filter(trouble -> trouble.resume() != Resume.NONE)
                .filter(trouble -> error.isEmpty() || error.get().equals(trouble.error()))
                .toList();
        if (dryRun) {
            workplace.console().answer(ReplayMany.plan(resumable, restart));
            return ExitCode.OK.number();
        }
        if (!resumable.isEmpty()) {
            confirmation.ask(platform.target(), "replay " + resumable.size() + " executions", program.streams());
        }
        var report = new ReplayMany(workplace.console(), parallel.orElse(ReplayMany.PARALLEL))
                .run(resumable, trouble -> replay(platform, replayer, trouble));
        workplace.console().answer(report.answer());
        return (report.failed() > 0 ? ExitCode.FAILED : ExitCode.OK).number();
    }
}
