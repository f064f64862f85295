package dev.tenantonboarding.onboarding.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

class StreamedInvocationTest {
    @Test
    void a_call_goes_out_to_the_streaming_operations_path() throws IOException, InterruptedException {
        BlockingQueue<String> calls = new ArrayBlockingQueue<>(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            client(server.getAddress().getPort()).invokeEndpoint(request -> request.endpointName("acme").body(SdkBytes.fromUtf8String("1")));
        } finally {
            server.stop(0);
        }

        assertThat(calls.poll(1, TimeUnit.SECONDS)).isEqualTo("POST /endpoints/acme/invocations-response-stream");
    }

    private static SageMakerRuntimeClient client(int port) {
        Environment environment = new Environment(Map.of(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port));
        return new AwsClients(environment, Duration.ofSeconds(5))
                .build(SageMakerRuntimeClient.builder(), 1, Duration.ofSeconds(5), new StreamedInvocation());
    }
}
