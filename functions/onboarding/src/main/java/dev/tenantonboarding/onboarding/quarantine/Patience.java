package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.onboarding.QuarantineFailed;
import dev.tenantonboarding.onboarding.isolation.Answer;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How long to wait for a change to be in force. IAM's spread in seconds, at times minutes, and not evenly: one place may know of them
 * already and another not yet.
 *
 * @param tries how often to look
 * @param inARow how often in a row it must be as wanted
 */
public record Patience(int tries, Duration pause, int inARow) {
    private static final int TRIES = 120;
    private static final int IN_A_ROW = 3;

    public static Patience lookingEvery(Duration pause) {
        return new Patience(TRIES, pause, IN_A_ROW);
    }

    /** For what was waited for before, so that one place speaks for all. */
    Patience again() {
        return new Patience(tries, pause, 1);
    }

    /** @throws QuarantineFailed if it did not become as wanted */
    void await(String wanted, Supplier<Answer> look, Predicate<Answer> isAsWanted) {
        int seen = 0;
        Answer last = new Answer.Silent("not asked");
        for (int attempt = 0; attempt < tries; attempt++) {
            last = look.get();
            seen = isAsWanted.test(last) ? seen + 1 : 0;
            if (seen == inARow) {
                return;
            }
            rest();
        }
        throw new QuarantineFailed(wanted + " was not so in " + tries + " looks, one each " + pause.toSeconds() + " s: " + last.detail());
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new QuarantineFailed("stopped while waiting", stopped);
        }
    }
}
