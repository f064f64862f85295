package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;

/** Makes {@code $states.context}, in AWS's shape. */
final class ContextObject {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private ContextObject() {
    }

    /** The parts that are the same for all states. */
    static Map<String, Object> ofExecution(Identity identity, Payload input, Progress progress) {
        var execution = new LinkedHashMap<String, Object>();
        execution.put("Id", identity.arn());
        execution.put("Input", input.value());
        execution.put("StartTime", TIME.format(identity.startDate()));
        execution.put("Name", identity.name());
        execution.put("RoleArn", identity.roleArn());
        execution.put("RedriveCount", progress.redriveCount());
        progress.redriveDate().ifPresent(date -> execution.put("RedriveTime", TIME.format(date)));
        return Map.of("Execution", execution, "StateMachine", Map.of("Id", identity.machineArn(), "Name", identity.machineName()));
    }

    /**
     * @param item  the Map's item, or empty
     * @param token of a task that waits to be called back
     */
    static Map<String, Object> ofState(Map<String, Object> ofExecution, State state, Instant entered, int retryCount,
                                       Map<String, Object> item, Optional<String> token) {
        var about = new LinkedHashMap<String, Object>();
        about.put("Name", state.name());
        about.put("EnteredTime", TIME.format(entered));
        if (state.events().aborted().isPresent()) {
            about.put("RetryCount", retryCount);
        }
        var context = new LinkedHashMap<>(ofExecution);
        context.put("State", about);
        if (!item.isEmpty()) {
            context.put("Map", item);
        }
        token.ifPresent(given -> context.put("Task", Map.of("Token", given)));
        return context;
    }
}
