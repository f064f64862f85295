package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * How far an execution is, at one moment.
 *
 * @param stopDate set once it has ended
 * @param output   set once it has succeeded
 * @param failure  set once it has failed, or was stopped with an error
 */
public record Progress(ExecutionStatus status, Optional<Instant> stopDate, Optional<Payload> output, Optional<Failure> failure,
                       int redriveCount, Optional<Instant> redriveDate) {

    static final Progress STARTED = new Progress(ExecutionStatus.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), 0,
            Optional.empty());

    Progress ended(ExecutionStatus how, Instant when, Optional<Payload> result, Optional<Failure> why) {
        return new Progress(how, Optional.of(when), result, why, redriveCount, redriveDate);
    }

    Progress redriven(Instant when) {
        return new Progress(ExecutionStatus.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), redriveCount + 1,
                Optional.of(when));
    }
}
