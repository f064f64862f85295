package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/**
 * How far a Map Run is, at one moment.
 *
 * @param stopDate set once it has ended
 */
public record MapRunProgress(MapRunStatus status, Optional<Instant> stopDate, int redriveCount, Optional<Instant> redriveDate) {
    static final MapRunProgress STARTED = new MapRunProgress(MapRunStatus.RUNNING, Optional.empty(), 0, Optional.empty());

    MapRunProgress ended(MapRunStatus how, Instant when) {
        return new MapRunProgress(how, Optional.of(when), redriveCount, redriveDate);
    }

    MapRunProgress redriven(Instant when) {
        return new MapRunProgress(MapRunStatus.RUNNING, Optional.empty(), redriveCount + 1, Optional.of(when));
    }
}
