package dev.tenantonboarding.localcloud.lambda;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.lambda.runtime.Instance;
import dev.tenantonboarding.localcloud.lambda.runtime.Invocation;
import dev.tenantonboarding.localcloud.lambda.runtime.Outcome;

/**
 * The execution environments of one version, reused while idle. One machine has not the room of AWS's fleet, so beyond {@link #MOST}
 * at once an invocation waits for the next one to be free; its own time begins then.
 */
final class Instances implements AutoCloseable {
    private static final int MOST = 16;

    private final Semaphore room = new Semaphore(MOST, true);
    private final FunctionRef function;
    private final Configuration configuration;
    private final ExecutionSessions sessions;
    private final Supplier<URI> endpoint;
    private final Deque<Instance> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param function with the version's number
     * @param sessions of the function's role
     */
    Instances(FunctionRef function, Configuration configuration, ExecutionSessions sessions, Supplier<URI> endpoint) {
        this.function = function;
        this.configuration = configuration;
        this.sessions = sessions;
        this.endpoint = endpoint;
    }

    Outcome invoke(Invocation invocation, String today) {
        room.acquireUninterruptibly();
        try {
            var instance = take().orElseGet(() -> start(today));
            var outcome = instance.invoke(invocation);
            if (outcome instanceof Outcome.Failed failed && failed.broken()) {
                instance.close();
            } else {
                putBack(instance);
            }
            return outcome;
        } finally {
            room.release();
        }
    }

    private synchronized Optional<Instance> take() {
        if (sessions.renew()) {
            end();
        }
        return Optional.ofNullable(idle.pollFirst());
    }

    private synchronized void putBack(Instance instance) {
        if (closed) {
            instance.close();
        } else {
            idle.addFirst(instance);
        }
    }

    /** @param today as in log streams, {@code 2026/01/31} */
    private Instance start(String today) {
        var version = function.qualifier().orElseThrow();
        var logStream = today + "/[" + version + "]" + UUID.randomUUID().toString().replace("-", "");
        return new Instance(function.name(), configuration.handler(), configuration.code().archive(), environment(version, logStream), logStream);
    }

    private Map<String, String> environment(String version, String logStream) {
        var environment = new HashMap<>(configuration.environment());
        environment.put("AWS_REGION", Aws.REGION);
        environment.put("AWS_DEFAULT_REGION", Aws.REGION);
        environment.put("AWS_ENDPOINT_URL", endpoint.get().toString());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtime());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", version);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(configuration.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", logGroup());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        environment.put("_HANDLER", configuration.handler());
        environment.putAll(sessions.current());
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
        idle.forEach(Instance::close);
        idle.clear();
    }
}
