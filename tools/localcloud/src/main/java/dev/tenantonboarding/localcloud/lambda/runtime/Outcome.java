package dev.tenantonboarding.localcloud.lambda.runtime;

/** How an invocation ended. */
public sealed interface Outcome {
    /** The function's answer, or the error as JSON. */
    byte[] payload();

    record Answered(byte[] payload) implements Outcome {
    }

    /**
     * @param cause  for the log: the function's exception with its trace, or what else went wrong
     * @param broken whether the instance must serve no more
     */
    record Failed(byte[] payload, Throwable cause, boolean broken) implements Outcome {
    }
}
