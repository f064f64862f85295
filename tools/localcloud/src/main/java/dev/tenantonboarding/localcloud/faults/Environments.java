package dev.tenantonboarding.localcloud.faults;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.tenantonboarding.localcloud.kernel.Caller;

/** Which function's execution environment a call comes from, what runs in it, and which are dead. */
public final class Environments {
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();

    private record Running(Invocation invocation, Runnable crash) {
    }

    /** An invocation, until it ends. */
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * An environment serves one invocation at a time.
     *
     * @param crash ends the invocation at once, as when the runtime exits
     */
    public Entered enter(String environment, Invocation invocation, Runnable crash) {
        running.put(environment, new Running(invocation, crash));
        return () -> running.remove(environment);
    }

    /** What the caller serves, if it is a function: with its own credentials or in a session that it opened. */
    Optional<Invocation> invocation(Caller caller) {
        return environment(caller).map(running::get).map(Running::invocation);
    }

    /** From now on nothing that its code still does reaches the cloud. */
    public void bury(String environment) {
        dead.add(environment);
    }

    /** Whether the caller is a function that died. */
    boolean isDead(Caller caller) {
        return environment(caller).filter(dead::contains).isPresent();
    }

    /** Nothing happens if the caller is no function. */
    void kill(Caller caller) {
        environment(caller).ifPresent(environment -> {
            bury(environment);
            Optional.ofNullable(running.get(environment)).ifPresent(found -> found.crash().run());
        });
    }

    private static Optional<String> environment(Caller caller) {
        return switch (caller) {
            case Caller.RoleSession session -> session.environment();
            case Caller.User _, Caller.ServicePrincipal _ -> Optional.empty();
        };
    }
}
