package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;

/**
 * The tokens of tasks that wait to be called back. Each is good for one end of its task: whoever takes it first, a caller or the task's
 * own timeout, has ended the task. That there was one stays known, as executions do.
 */
public final class TaskTokens {
    private final Map<String, String> machines = new HashMap<>();
    private final Map<String, Consumer<Payload>> waiting = new HashMap<>();

    /**
     * @param machineArn the state machine of the task's execution
     * @param then       hears the output, on the caller's thread
     */
    synchronized String issue(String machineArn, Consumer<Payload> then) {
        var token = UUID.randomUUID().toString();
        machines.put(token, machineArn);
        waiting.put(token, then);
        return token;
    }

    /** Empty if nobody waits with that token any more. */
    public synchronized Optional<Consumer<Payload>> take(String token) {
        return Optional.ofNullable(waiting.remove(token));
    }

    /** The state machine of the task that was given that token; empty if none ever was. */
    public synchronized Optional<String> machine(String token) {
        return Optional.ofNullable(machines.get(token));
    }
}
