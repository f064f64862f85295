package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.List;

/** The ErrorEquals of a retrier or catcher. */
public record ErrorMatcher(List<String> names) {
    public ErrorMatcher {
        names = List.copyOf(names);
    }

    /**
     * States.Runtime is never matched; States.ALL and States.TaskFailed leave out States.DataLimitExceeded, and States.TaskFailed
     * also States.Timeout. Source: AWS's page "Handling errors in Step Functions workflows".
     */
    boolean matches(Failure failure) {
        if (failure.is(Failure.RUNTIME)) {
            return false;
        }
        if (failure.error().filter(names::contains).isPresent()) {
            return true;
        }
        if (failure.is(Failure.DATA_LIMIT_EXCEEDED)) {
            return false;
        }
        return names.contains(Failure.ALL) || names.contains(Failure.TASK_FAILED) && !failure.is(Failure.TIMEOUT);
    }
}
