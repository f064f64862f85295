package dev.tenantonboarding.localcloud.eventbridge;

import java.io.IOException;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.RuleCompiler;

/** Which events a rule wants; AWS's own library reads and matches it. */
final class EventPattern {
    private static final int LONGEST = 4_096;
    private static final String NAME = "pattern";

    private final String text;
    private final Machine machine;

    /** @throws AwsError InvalidEventPatternException, with the library's reason */
    EventPattern(String text) {
        this.text = text;
        var problem = RuleCompiler.check(text);
        if (problem != null) {
            throw invalid(problem);
        }
        if (text.length() > LONGEST) {
            throw invalid("Event pattern must not be longer than " + LONGEST + " characters");
        }
        machine = new Machine();
        try {
            machine.addRule(NAME, text);
        } catch (IOException e) {
            throw invalid(e.getMessage());
        }
    }

    /** As it was given. */
    String text() {
        return text;
    }

    /** @param event JSON */
    boolean matches(String event) {
        try {
            return !machine.rulesForJSONEvent(event).isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException("an event that was read before can't be matched", e);
        }
    }

    private static AwsError invalid(String reason) {
        return AwsError.of("InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
    }
}
