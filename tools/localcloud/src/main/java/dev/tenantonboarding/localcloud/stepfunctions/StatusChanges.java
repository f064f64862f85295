package dev.tenantonboarding.localcloud.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Progress;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;

/** Tells the default event bus of executions' status. Source: AWS's page "Automating Step Functions event delivery with EventBridge". */
final class StatusChanges {
    /** Inputs and outputs beyond this many bytes are left out of events (248 KiB). */
    private static final int MAX_BYTES = 248 * 1024;

    private final Timeline timeline;
    private final ServiceEvents events;

    StatusChanges(Timeline timeline, ServiceEvents events) {
        this.timeline = timeline;
        this.events = events;
    }

    void tell(Execution execution, Progress progress) {
        events.emit("aws.states", "Step Functions Execution Status Change", List.of(execution.identity().arn()),
                detail(execution, progress, timeline.now()));
    }

    private static Map<String, Object> detail(Execution execution, Progress progress, Instant now) {
        var identity = execution.identity();
        var obstacle = Redrives.obstacle(progress, execution.history(), now);
        var detail = new LinkedHashMap<String, Object>();
        detail.put("executionArn", identity.arn());
        detail.put("stateMachineArn", identity.machineArn());
        detail.put("name", identity.name());
        detail.put("status", progress.status().toString());
        detail.put("startDate", identity.startDate().toEpochMilli());
        detail.put("stopDate", orNull(progress.stopDate().map(Instant::toEpochMilli)));
        detail.put("input", text(Optional.of(execution.input())));
        detail.put("output", text(progress.output()));
        detail.put("stateMachineVersionArn", null);
        detail.put("stateMachineAliasArn", null);
        detail.put("redriveCount", progress.redriveCount());
        detail.put("redriveDate", orNull(progress.redriveDate().map(Instant::toEpochMilli)));
        detail.put("redriveStatus", Redrives.status(obstacle, identity).toString());
        detail.put("redriveStatusReason", orNull(obstacle));
        detail.put("inputDetails", included(Optional.of(execution.input())));
        detail.put("outputDetails", included(progress.output()));
        detail.put("error", orNull(progress.failure().flatMap(Failure::error)));
        detail.put("cause", orNull(progress.failure().flatMap(Failure::cause)));
        return detail;
    }

    /** AWS shows what is missing as a JSON null. */
    private static Object orNull(Optional<?> value) {
        return value.orElse(null);
    }

    private static Object text(Optional<Payload> payload) {
        return orNull(payload.filter(StatusChanges::fits).map(Payload::text));
    }

    private static Object included(Optional<Payload> payload) {
        return orNull(payload.map(present -> Map.of("included", fits(present))));
    }

    private static boolean fits(Payload payload) {
        return payload.text().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }
}
