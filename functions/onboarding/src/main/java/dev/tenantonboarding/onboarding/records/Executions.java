package dev.tenantonboarding.onboarding.records;

import dev.tenantonboarding.tenancy.Owner;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions that own records. */
public record Executions(SfnClient stepFunctions) {
    private static final Set<ExecutionStatus> GOING_ON = Set.of(ExecutionStatus.RUNNING, ExecutionStatus.PENDING_REDRIVE);
    // Other ends come after the last task, and leave none in flight.
    private static final Set<ExecutionStatus> CUT_OFF = Set.of(ExecutionStatus.ABORTED, ExecutionStatus.TIMED_OUT);

    public boolean isRunning(Owner owner) {
        return status(owner).filter(GOING_ON::contains).isPresent();
    }

    /** Empty if Step Functions has forgotten it. */
    public Optional<ExecutionStatus> status(Owner owner) {
        return describe(owner).map(DescribeExecutionResponse::status);
    }

    /** When it was cut off, if it was: what it had begun may still have been under way then. */
    public Optional<Instant> cutOff(Owner owner) {
        return describe(owner).filter(execution -> CUT_OFF.contains(execution.status())).map(DescribeExecutionResponse::stopDate);
    }

    /** Cuts it off. */
    public void stop(Owner owner, String error, String cause) {
        stepFunctions.stopExecution(request -> request.executionArn(owner.executionArn()).error(error).cause(cause));
    }

    /** Step Functions forgets an execution 90 days after its end. */
    private Optional<DescribeExecutionResponse> describe(Owner owner) {
        try {
            return Optional.of(stepFunctions.describeExecution(request -> request.executionArn(owner.executionArn())));
        } catch (ExecutionDoesNotExistException forgotten) {
            return Optional.empty();
        }
    }
}
