package dev.tenantonboarding.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import dev.tenantonboarding.localcloud.faults.Environments;
import dev.tenantonboarding.localcloud.lambda.runtime.Instance;
import dev.tenantonboarding.localcloud.lambda.runtime.Invocation;
import dev.tenantonboarding.localcloud.lambda.runtime.Outcome;
import dev.tenantonboarding.localcloud.sts.TemporaryCredentials;

/**
 * The execution environments of one version, reused while idle. One machine has not the room of AWS's fleet, so beyond {@link #MOST}
 * at once an invocation waits for the next one to be free; its own time begins then.
 */
final class Instances implements AutoCloseable {
    private static final int MOST = 16;
    /** What a session must still last: well above the longest invocation. */
    private static final Duration LEFT = Duration.ofHours(1);

    private final Semaphore room = new Semaphore(MOST, true);
    private final FunctionRef function;
    private final Configuration configuration;
    private final ExecutionSessions sessions;
    private final Environments environments;
    private final Surroundings surroundings;
    private final Deque<Environment> idle = new ArrayDeque<>();
    private boolean closed;

    /** An instance with the session that its code calls in. */
    private record Environment(String id, TemporaryCredentials session, Instance instance) {
    }

    /**
     * @param function with the version's number
     * @param sessions of the function's role
     */
    Instances(FunctionRef function, Configuration configuration, ExecutionSessions sessions, Environments environments,
            Surroundings surroundings) {
        this.function = function;
        this.configuration = configuration;
        this.sessions = sessions;
        this.environments = environments;
        this.surroundings = surroundings;
    }

    Outcome invoke(Invocation invocation, String today) {
        room.acquireUninterruptibly();
        try {
            var environment = take().orElseGet(() -> start(today));
            var outcome = invoke(environment, invocation);
            if (outcome instanceof Outcome.Failed failed && failed.broken()) {
                environments.bury(environment.id());
                environment.instance().close();
            } else {
                putBack(environment);
            }
            return outcome;
        } finally {
            room.release();
        }
    }

    private Outcome invoke(Environment environment, Invocation invocation) {
        var instance = environment.instance();
        var told = new dev.tenantonboarding.localcloud.faults.Invocation(function.name(), invocation.requestId(),
                new String(invocation.payload(), StandardCharsets.UTF_8));
        try (var entered = environments.enter(environment.id(), told, instance::crash)) {
            return instance.invoke(invocation);
        }
    }

    /** One that will end before the next invocation does is ended now. */
    private synchronized Optional<Environment> take() {
        // Credentials end by wall time.
        var soon = Instant.now().plus(LEFT);
        while (!idle.isEmpty() && idle.peekFirst().session().expiration().isBefore(soon)) {
            idle.removeFirst().instance().close();
        }
        return Optional.ofNullable(idle.pollFirst());
    }

    private synchronized void putBack(Environment environment) {
        if (closed) {
            environment.instance().close();
        } else {
            idle.addFirst(environment);
        }
    }

    /** @param today as in log streams, {@code 2026/01/31} */
    private Environment start(String today) {
        var id = UUID.randomUUID().toString();
        var session = sessions.open(id);
        var version = function.qualifier().orElseThrow();
        var logStream = today + "/[" + version + "]" + id.replace("-", "");
        var variables = variables(version, logStream, session);
        return new Environment(id, session,
                new Instance(function.name(), configuration.handler(), configuration.code().archive(), variables, logStream));
    }

    private Map<String, String> variables(String version, String logStream, TemporaryCredentials session) {
        var environment = new HashMap<>(configuration.environment());
        environment.putAll(surroundings.variables());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtime());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", version);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(configuration.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", logGroup());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        environment.put("_HANDLER", configuration.handler());
        environment.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", session.sessionToken());
        return environment;
    }

    String logGroup() {
        return configuration.logGroup().orElse("/aws/lambda/" + function.name());
    }

    /** Ends idle instances now and the others after their invocation. */
    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    private void end() {
        idle.forEach(environment -> environment.instance().close());
        idle.clear();
    }
}
