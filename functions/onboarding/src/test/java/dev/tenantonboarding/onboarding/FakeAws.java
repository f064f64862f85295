package dev.tenantonboarding.onboarding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** A port for real clients that answers each call as a test says, and remembers which there were. */
public final class FakeAws implements AutoCloseable {
    /** @param operation as the request says it, {@code GET /bucket/key} where it is none but a path */
    public record Call(String operation, Map<String, String> headers, String body) {}

    /** What a call gets: JSON or XML, as its service speaks. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer of(String body) {
            return new Answer(200, Map.of(), body);
        }

        public static Answer refusal(int status, String code, String body) {
            return new Answer(status, Map.of("x-amzn-ErrorType", code), body);
        }
    }

    /** How a service answers. */
    @FunctionalInterface
    public interface Service {
        Answer answer(Call call);
    }

    private final HttpServer server;
    private final Service service;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    public FakeAws(Service service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return new AwsClients(new Environment(variables()), Duration.ofSeconds(5)).build(builder, 1, Duration.ofSeconds(5));
    }

    /** The environment of a function that is to call here. */
    public Map<String, String> variables() {
        return Map.of(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The operations that were called, in order. */
    public List<String> operations() {
        return calls.stream().map(Call::operation).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Call call = call(exchange);
        calls.add(call);
        Answer answer = service.answer(call);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Call call(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String target = headers.getOrDefault("X-Amz-Target", "");
        String operation = target.isEmpty()
                ? body.startsWith("Action=") ? body.replaceAll("^Action=(\\w+).*", "$1") : exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                : target.substring(target.indexOf('.') + 1);
        return new Call(operation, headers, body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
