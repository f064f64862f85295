package dev.tenantonboarding.localcloud.stepfunctions;

import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.language.Definition;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/**
 * One revision of a state machine.
 *
 * @param logging    kept and shown; nothing is logged
 * @param tracing    kept and shown; nothing is traced
 * @param revisionId set by the first update
 */
record StateMachine(String arn, String name, Definition definition, String roleArn, LoggingConfiguration logging,
                    TracingConfiguration tracing, Instant created, Instant updated, Optional<String> revisionId) {
    static final LoggingConfiguration NO_LOGGING =
            LoggingConfiguration.builder().level(LogLevel.OFF).includeExecutionData(false).build();
    static final TracingConfiguration NO_TRACING = TracingConfiguration.builder().enabled(false).build();

    /** Whether creating the other one would be a repetition of creating this one. */
    boolean isRepeatedBy(StateMachine other) {
        return definition.source().equals(other.definition.source()) && roleArn.equals(other.roleArn) && logging.equals(other.logging)
                && tracing.equals(other.tracing);
    }
}
