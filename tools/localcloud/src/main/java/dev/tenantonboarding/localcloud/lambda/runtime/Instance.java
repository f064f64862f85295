package dev.tenantonboarding.localcloud.lambda.runtime;

import java.io.IOError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One execution environment: a handler made once, serving one invocation at a time, always on the same thread. */
public final class Instance implements AutoCloseable {
    /** How long starting up may take before it counts against the function's timeout. */
    private static final Duration INIT = Duration.ofSeconds(10);
    /** Of answers, in bytes: 6 MB and a little for the envelope. */
    private static final int MOST_BYTES = 6_291_556;

    private final ClassLoader loader;
    private final String logStream;
    private final ExecutorService thread;
    private final Future<Handler> handler;
    private volatile CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private volatile String requestId = "";

    /** Begins to start up. */
    public Instance(String name, String handler, Archive archive, Map<String, String> environment, String logStream) {
        this.loader = archive.loader();
        this.logStream = logStream;
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("function " + name).factory());
        this.handler = thread.submit(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            return Handlers.load(handler, loader, environment);
        });
    }

    /** Waits for the answer, or until the invocation's time is over. */
    public Outcome invoke(Invocation invocation) {
        awaitInit();
        var context = new InvocationContext(invocation, logStream);
        var awaited = new CompletableFuture<Outcome>();
        requestId = invocation.requestId();
        answer = awaited;
        var running = thread.submit(() -> {
            try {
                awaited.complete(call(invocation.payload(), context));
            } catch (InterruptedException e) {
                awaited.completeExceptionally(e);
            }
        });
        try {
            return awaited.get(invocation.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Outcome.Failed(FunctionErrors.timedOut(invocation.requestId(), invocation.timeout()), e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + invocation.functionName() + " ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("calling " + invocation.functionName() + " failed in the local cloud", e.getCause());
        }
    }

    /** Ends the current invocation as one whose runtime exited; what its code still does is nobody's answer. */
    public void crash() {
        answer.complete(new Outcome.Failed(FunctionErrors.exited(requestId), new IllegalStateException("the runtime was made to exit"), true));
    }

    private void awaitInit() {
        try {
            handler.get(INIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Slow: the rest counts against the function's time. Failed: the invocation says how.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the instance's thread, after init. */
    private Outcome call(byte[] payload, InvocationContext context) throws InterruptedException {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            var answer = handler.get().handle(payload, context);
            return answer.length > MOST_BYTES ? new Outcome.Failed(FunctionErrors.tooLarge(MOST_BYTES),
                    new IllegalStateException("an answer of " + answer.length + " bytes"), false) : new Outcome.Answered(answer);
        } catch (ExecutionException e) {
            return initFailed(e.getCause());
        } catch (Throwable e) {
            return new Outcome.Failed(FunctionErrors.thrown(e), e, e instanceof VirtualMachineError || e instanceof IOError);
        }
    }

    private static Outcome initFailed(Throwable cause) {
        return new Outcome.Failed(FunctionErrors.fault(cause instanceof HandlerFault fault ? fault : new HandlerFault(cause)), cause, true);
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
