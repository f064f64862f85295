package dev.tenantonboarding.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's Runtime API for one process: hands out one event and takes the answer. A process that runs for a snapshot is restored at once.
 * It also gives out the execution role's credentials, which is where such a process has them from.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String CREDENTIALS = "/2021-04-23/credentials";
    private static final int PATIENCE_SECONDS = 60;
    private static final byte[] ROLE = """
            {"AccessKeyId": "local", "SecretAccessKey": "local", "Token": "local", "Expiration": "2099-01-01T00:00:00Z"}"""
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final byte[] event;
    private final AtomicBoolean handedOut = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Long> restored = new CompletableFuture<>();
    private final CompletableFuture<Long> given = new CompletableFuture<>();
    private final CompletableFuture<Long> answered = new CompletableFuture<>();

    RuntimeApi(String event) throws IOException {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        // Without this, header and body of each answer would wait for one another.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String credentials() {
        return "http://" + address() + CREDENTIALS;
    }

    /**
     * Waits for the answer.
     *
     * @param start when the process began, by {@link System#nanoTime}
     * @throws IOException if the function failed, or nothing came of it within a minute
     */
    Start.Times times(long start) throws IOException, InterruptedException {
        try {
            long end = answered.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            return new Start.Times(end - start, end - restored.getNow(given.join()));
        } catch (CompletionException failed) {
            throw new IOException(failed.getCause() instanceof TimeoutException ? "no answer" : failed.getCause().getMessage(), failed);
        }
    }

    /** The process is no more: nothing will come. */
    void ended() {
        answered.completeExceptionally(new IOException("it ended without an answer"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/restore/next")) {
            restored.complete(System.nanoTime());
            send(exchange, 200, new byte[0]);
        } else if (path.equals(INVOCATION + "next")) {
            next(exchange);
        } else if (path.endsWith("/response")) {
            answered(body);
            send(exchange, 202, new byte[0]);
        } else if (path.equals(CREDENTIALS)) {
            send(exchange, 200, ROLE);
        } else {
            answered.completeExceptionally(new IOException(path + ": " + new String(body, StandardCharsets.UTF_8)));
            send(exchange, 202, new byte[0]);
        }
    }

    private void answered(byte[] body) {
        long now = System.nanoTime();
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("\"statusCode\"") && !text.contains("\"statusCode\":200")) {
            answered.completeExceptionally(new IOException("the function answered " + text));
        }
        answered.complete(now);
    }

    private void next(HttpExchange exchange) throws IOException {
        if (handedOut.getAndSet(true)) {
            // As Lambda does until there is one more.
            awaitClosing();
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1)));
        exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:cold:live");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        given.complete(System.nanoTime());
        send(exchange, 200, event);
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
