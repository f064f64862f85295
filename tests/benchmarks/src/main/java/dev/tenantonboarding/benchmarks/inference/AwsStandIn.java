package dev.tenantonboarding.benchmarks.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A port that gives out sessions and answers every model call at once with the same line: the least that a call can take, so that whatever
 * is added to it shows.
 */
public final class AwsStandIn implements AutoCloseable {
    private static final int BACKLOG = 2_048;
    /** A session's, about as long as AWS's own: a function's role has one as well. */
    static final String TOKEN = "t".repeat(1_000);
    private static final byte[] ANSWER = "0.9838579297065735\n".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final AtomicLong sessions = new AtomicLong();

    public AwsStandIn() {
        // Without the first, header and body of each answer would wait for one another; without the second, connections would be dropped.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(BACKLOG));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many sessions were opened so far. */
    long sessions() {
        return sessions.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        while (exchange.getRequestBody().read(buffer) >= 0) {
            // Read to its end, so that the connection can be used again.
        }
        boolean session = exchange.getRequestURI().getPath().equals("/");
        byte[] body = session ? newSession() : ANSWER;
        exchange.getResponseHeaders().set("Content-Type", session ? "text/xml" : "text/csv");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] newSession() {
        return """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
                <AccessKeyId>ASIA%016d</AccessKeyId><SecretAccessKey>%040d</SecretAccessKey><SessionToken>%s</SessionToken>\
                <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""
                .formatted(sessions.incrementAndGet(), sessions.get(), TOKEN)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
