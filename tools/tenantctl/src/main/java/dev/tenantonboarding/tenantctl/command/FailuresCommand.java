package dev.tenantonboarding.tenantctl.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.console.Table;
import dev.tenantonboarding.tenantctl.recovery.Failures;
import dev.tenantonboarding.tenantctl.recovery.Trouble;
import dev.tenantonboarding.tenantctl.tenants.Records;
import picocli.CommandLine.Command;

/** Lists all that is not well. */
@Command(name = "failures", description = {
    "Lists every tenant that is not well: FAILED, TIMED_OUT, QUARANTINED, UNREADABLE, or STUCK, which is a record that waits for an execution which "
        + "does not run, or a tenant that is ACTIVE or OFFBOARDED and whose execution failed before it told so. Failed executions that are "
        + "in no tenant's record come after them, newest first, unless the execution that the tenant's record names ended later.",
    "RESUME is what tenantctl replay does: redrive, from where it failed, until 14 days after the failure; restart, from the event, at any "
        + "time; none, for which the cause tells what to do first.",
    "The exit code is 0 whether there are failures or none; the list is the answer."})
public final class FailuresCommand implements Callable<Integer> {
    private static final int CAUSE_WIDTH = 90;

    private final Workplace workplace;

    public FailuresCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (var platform = workplace.open(); var s3 = platform.clients().s3(); var stepFunctions = platform.clients().stepFunctions()) {
            var outputs = platform.outputs();
            var failures = new Failures(new Records(s3, outputs.recordsBucketName()), stepFunctions, outputs.stateMachineArns());
            workplace.console().answer(answer(failures.all()));
        }
        return ExitCode.OK.number();
    }

    static Answer answer(List<Trouble> troubles) {
        var document = JsonNodeFactory.instance.arrayNode();
        var table = new Table("TENANT", "STATUS", "STATE", "ERROR", "SINCE", "ATTEMPTS", "RESUME", "UNTIL", "CAUSE");
        for (var trouble : troubles) {
            document.add(trouble.document());
            table.row(trouble.name(), trouble.kind().name(), trouble.state(), trouble.error(), seconds(trouble.since()),
                    String.valueOf(trouble.attempts()), trouble.resume().word(), trouble.until().map(FailuresCommand::seconds).orElse("-"),
                    shortened(trouble.cause()));
        }
        return new Answer(document, troubles.isEmpty() ? List.of("no failures") : table.lines());
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A table's line; {@code status} and JSON show all of it. */
    private static String shortened(String cause) {
        return cause.length() <= CAUSE_WIDTH ? cause : cause.substring(0, CAUSE_WIDTH - 1) + "…";
    }
}
