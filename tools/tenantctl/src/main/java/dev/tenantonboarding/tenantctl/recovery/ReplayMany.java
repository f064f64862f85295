package dev.tenantonboarding.tenantctl.recovery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.place.SideBySide;
import software.amazon.awssdk.core.exception.SdkException;

/** Many replays, some at a time. One that can't be started stops no other. */
public final class ReplayMany {
    /** How many at a time unless told otherwise. */
    public static final int PARALLEL = 4;

    private final Console console;
    private final int parallel;

    /** What came of one. */
    private record Line(boolean failed, ObjectNode document) {}

    /** What came of all. */
    public record Report(List<ObjectNode> documents, long failed) {
        public Report {
            documents = documents.stream().map(ObjectNode::deepCopy).toList();
        }

        public Answer answer() {
            var document = JsonNodeFactory.instance.objectNode();
            document.putArray("replayed").addAll(documents);
            document.put("failed", failed);
            return new Answer(document, List.of(documents.isEmpty()
                    ? "nothing to replay"
                    : "replayed " + documents.size() + ", of which " + failed + " failed" + (failed > 0 ? "; tenantctl failures lists them" : "")));
        }
    }

    public ReplayMany(Console console, int parallel) {
        this.console = console;
        this.parallel = parallel;
    }

    /** What would be done. */
    public static Answer plan(List<Trouble> resumable, boolean restart) {
        var document = JsonNodeFactory.instance.objectNode();
        var list = document.putArray("wouldReplay");
        resumable.forEach(trouble -> list.add(trouble.document().put("how", how(trouble, restart).word())));
        return new Answer(document, resumable.isEmpty() ? List.of("nothing to replay") : resumable.stream()
                .map(trouble -> "would " + how(trouble, restart).word() + " " + trouble.name() + ", which stopped in " + trouble.state() + ": " + trouble.error())
                .toList());
    }

    private static Resume how(Trouble trouble, boolean restart) {
        return restart ? Resume.RESTART : trouble.resume();
    }

    public Report run(List<Trouble> troubles, Function<Trouble, Replayed> replay) {
        var done = new AtomicInteger();
        var lines = SideBySide.map(troubles, parallel,
                trouble -> one(trouble, replay, () -> "%d/%d ".formatted(done.incrementAndGet(), troubles.size())));
        return new Report(lines.stream().map(Line::document).toList(), lines.stream().filter(Line::failed).count());
    }

    private Line one(Trouble trouble, Function<Trouble, Replayed> replay, Supplier<String> count) {
        try {
            var replayed = replay.apply(trouble);
            console.progress(count.get() + replayed.line());
            return new Line(replayed.failure().isPresent(), replayed.document());
        } catch (CommandFailed | SdkException notStarted) {
            console.progress(count.get() + trouble.name() + " could not be replayed: " + notStarted.getMessage());
            return new Line(true, trouble.document().put("outcome", "NOT_STARTED").put("reason", notStarted.getMessage()));
        }
    }
}
