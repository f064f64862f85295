package dev.tenantonboarding.localcloud.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps the chosen calls, in the order they arrive, until closed; what it has it keeps. */
public final class Recording implements AutoCloseable {
    private final Predicate<ObservedCall> chosen;
    private final Consumer<Recording> closing;
    private final List<ObservedCall> calls = new ArrayList<>();

    Recording(Predicate<ObservedCall> chosen, Consumer<Recording> closing) {
        this.chosen = chosen;
        this.closing = closing;
    }

    synchronized void see(ObservedCall call) {
        if (chosen.test(call)) {
            calls.add(call);
        }
    }

    public synchronized List<ObservedCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        closing.accept(this);
    }
}
