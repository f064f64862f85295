package dev.tenantonboarding.tenantctl.tenants;

import java.time.Duration;
import java.time.Instant;

import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.Progress.Step;

/** Says line by line which states onboardings enter, after how many seconds of the user's time. */
public final class ProgressLines {
    private final Console console;
    private final Instant start = Instant.now();

    public ProgressLines(Console console) {
        this.console = console;
    }

    public void entered(String tenant, Step step) {
        line(tenant, step.state());
    }

    public void ended(String tenant, Ending ending) {
        switch (ending) {
            case Ending.Succeeded succeeded -> line(tenant, "done");
            case Ending.Failed(var failure) -> line(tenant, "failed: " + failure.error() + " in " + failure.state() + ": " + failure.cause());
        }
    }

    private void line(String tenant, String what) {
        console.progress("%7.1f s  %-16s %s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0, tenant, what));
    }
}
