package dev.tenantonboarding.localcloud.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fault in wait, until closed. */
public final class Injection implements AutoCloseable {
    private final Predicate<ObservedCall> chosen;
    private final int first;
    private final boolean persistent;
    private final Fault fault;
    private final Consumer<Injection> closing;
    private final List<ObservedCall> hits = new ArrayList<>();
    private int seen;

    Injection(Predicate<ObservedCall> chosen, int first, boolean persistent, Fault fault, Consumer<Injection> closing) {
        if (first < 1) {
            throw new IllegalArgumentException("calls are counted from 1, not " + first);
        }
        this.chosen = chosen;
        this.first = first;
        this.persistent = persistent;
        this.fault = fault;
        this.closing = closing;
    }

    /** The fault, if it strikes this call. */
    synchronized Optional<Fault> strike(ObservedCall call) {
        if (!chosen.test(call)) {
            return Optional.empty();
        }
        seen++;
        if (seen == first || persistent && seen > first) {
            hits.add(call);
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    /** The calls that it struck so far. */
    public synchronized List<ObservedCall> hits() {
        return List.copyOf(hits);
    }

    @Override
    public void close() {
        closing.accept(this);
    }
}
