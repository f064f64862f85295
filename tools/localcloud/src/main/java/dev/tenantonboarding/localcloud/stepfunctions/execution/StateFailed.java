package dev.tenantonboarding.localcloud.stepfunctions.execution;

/** Thrown within a state's work to fail the state. */
public final class StateFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public StateFailed(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
