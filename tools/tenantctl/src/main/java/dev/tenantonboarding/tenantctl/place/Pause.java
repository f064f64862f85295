package dev.tenantonboarding.tenantctl.place;

import java.time.Duration;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** Waiting between two looks at something that goes on elsewhere. */
public final class Pause {

    private Pause() {}

    /** @throws CommandFailed if the program is to end meanwhile */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("interrupted", e);
        }
    }
}
