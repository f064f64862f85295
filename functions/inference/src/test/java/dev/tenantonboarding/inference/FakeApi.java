package dev.tenantonboarding.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A port that gives out sessions and answers every model call with what it was told to: enough of AWS to see what each answer becomes. */
final class FakeApi implements AutoCloseable {
    /** A model call as it came in. */
    record ModelCall(String path, Map<String, String> headers, byte[] body) {}

    private static final String SESSION = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    private final HttpServer server;
    private final List<String> sessionRequests = Collections.synchronizedList(new ArrayList<>());
    private final List<ModelCall> modelCalls = Collections.synchronizedList(new ArrayList<>());
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    FakeApi(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> sessionRequests() {
        return sessionRequests;
    }

    List<ModelCall> modelCalls() {
        return modelCalls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().equals("/")) {
            sessionRequests.add(new String(sent, StandardCharsets.UTF_8));
            send(exchange, 200, SESSION.getBytes(StandardCharsets.UTF_8));
        } else {
            modelCalls.add(new ModelCall(
                    exchange.getRequestURI().getPath(),
                    Map.of(
                            "target", String.valueOf(exchange.getRequestHeaders().getFirst("X-Amzn-SageMaker-Target-Model")),
                            "type", String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                            "signature", String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                            "session", String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"))),
                    sent));
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, body);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
