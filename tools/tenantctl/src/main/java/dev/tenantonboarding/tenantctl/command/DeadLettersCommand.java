package dev.tenantonboarding.tenantctl.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.console.Table;
import dev.tenantonboarding.tenantctl.deadletters.DeadLetter;
import dev.tenantonboarding.tenantctl.deadletters.DeadLetterQueue;
import dev.tenantonboarding.tenantctl.deadletters.Redelivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/** Shows the events that reached no target, and sends them again. */
@Command(name = "dead-letters", description = {
    "Lists the events that EventBridge could not deliver, and why. They are hidden from other readers for half a minute at most.",
    "With --redeliver an event of a program goes back on the bus that it came from. AWS's own events, such as the end of an execution, "
        + "nobody else may put on a bus: the function that should have had one is called with it. The exit code is 1 if one was not taken; "
        + "it stays in the queue."})
public final class DeadLettersCommand implements Callable<Integer> {
    private static final Duration LOOKING = Duration.ofSeconds(30);
    private static final Duration SENDING = Duration.ofMinutes(5);

    private final Program program;
    private final Workplace workplace;

    @Option(names = "--redeliver", description = "Send the events again; each leaves the queue once it was taken.")
    private boolean redeliver;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public DeadLettersCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (var platform = workplace.open(); var sqs = platform.clients().sqs()) {
            var queue = new DeadLetterQueue(sqs, platform.outputs().deadLetterQueueUrl());
            return redeliver ? redeliver(platform, queue) : list(queue);
        }
    }

    private int list(DeadLetterQueue queue) {
        var letters = queue.take(LOOKING);
        letters.forEach(queue::giveBack);
        workplace.console().answer(answer(letters));
        return ExitCode.OK.number();
    }

    static Answer answer(List<DeadLetter> letters) {
        var document = JsonNodeFactory.instance.arrayNode();
        var table = new Table("TENANT", "DETAIL-TYPE", "SINCE", "ERROR_CODE", "RULE", "ERROR_MESSAGE");
        for (var letter : letters) {
            document.add(letter.document());
            table.row(letter.tenantId().orElse("-"), letter.detailType().orElse("-"), letter.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                    letter.errorCode(), letter.ruleArn(), letter.reason().replaceAll("\\s+", " "));
        }
        return new Answer(document, letters.isEmpty() ? List.of("no dead letters") : table.lines());
    }

    private int redeliver(Platform platform, DeadLetterQueue queue) {
        confirmation.ask(platform.target(), "send the dead letters again", program.streams());
        var letters = queue.take(SENDING);
        var document = JsonNodeFactory.instance.arrayNode();
        var kept = new ArrayList<DeadLetter>();
        try (var events = platform.clients().events(); var lambda = platform.clients().lambda()) {
            var redelivery = new Redelivery(events, lambda);
            for (var letter : letters) {
                document.add(send(queue, redelivery, letter, kept));
            }
        }
        workplace.console().answer(new Answer(document, List.of(letters.isEmpty() ? "no dead letters"
                : "sent " + (letters.size() - kept.size()) + " of " + letters.size() + " again")));
        return (kept.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private ObjectNode send(DeadLetterQueue queue, Redelivery redelivery, DeadLetter letter, List<DeadLetter> kept) {
        var what = letter.detailType().orElse("message " + letter.messageId()) + letter.tenantId().map(tenant -> " of " + tenant).orElse("");
        try {
            var where = redelivery.send(letter);
            queue.delete(letter);
            workplace.console().progress(what + " went to " + where);
            return letter.document().put("outcome", "REDELIVERED").put("to", where);
        } catch (CommandFailed | SdkException notTaken) {
            kept.add(letter);
            queue.giveBack(letter);
            workplace.console().progress(what + " stays: " + notTaken.getMessage());
            return letter.document().put("outcome", "KEPT").put("reason", notTaken.getMessage());
        }
    }
}
