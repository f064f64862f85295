package dev.tenantonboarding.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A loopback port that answers as AWS would: sessions, the role's credentials, and to anything else a model's answer. All of it is made up. */
final class Stage implements AutoCloseable {
    private static final String CREDENTIALS = "/credentials";
    private static final byte[] ANSWER = "0\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ROLE = """
            {"AccessKeyId": "staged", "SecretAccessKey": "staged", "Token": "staged", "Expiration": "2099-01-01T00:00:00Z"}"""
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] SESSION = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
            <AccessKeyId>staged</AccessKeyId><SecretAccessKey>staged</SecretAccessKey><SessionToken>staged</SessionToken>\
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private Stage(HttpServer server) {
        this.server = server;
    }

    static Stage open() throws IOException {
        Stage stage = new Stage(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        stage.server.createContext("/", Stage::answer);
        stage.server.start();
        return stage;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String credentialsUri() {
        return url() + CREDENTIALS;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        // Each call on a connection of its own, so that none is left over for the snapshot.
        exchange.getResponseHeaders().set("Connection", "close");
        switch (exchange.getRequestURI().getPath()) {
            case CREDENTIALS -> send(exchange, "application/json", ROLE);
            case "/" -> send(exchange, "text/xml", SESSION);
            default -> send(exchange, "text/csv", ANSWER);
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
