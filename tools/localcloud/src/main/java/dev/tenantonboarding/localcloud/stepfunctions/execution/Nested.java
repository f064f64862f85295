package dev.tenantonboarding.localcloud.stepfunctions.execution;

/** The branches that a visited state has started. */
public interface Nested {

    /** Cuts off what still runs; its events are chained to the given one. */
    void abort(long previous);

    /** Cuts off what still runs, without a word. */
    void silence();

    /** Goes on with the branches that failed or were cut off; the others keep their results. */
    void redrive(long redriven);
}
