package dev.tenantonboarding.tenantctl.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.sync.RequestBody;

class RetriableHttpClientTest {
    private static final byte[] DONE = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_upload_whose_connection_ends_is_tried_again(int hangUps) throws IOException {
        try (var port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var clients = new Clients(new Target.Local(URI.create("http://127.0.0.1:" + port.getLocalPort())));
                var s3 = clients.s3()) {
            Thread.ofVirtual().start(() -> answer(port, hangUps));

            var answer = s3.putObject(request -> request.bucket("models").key("model"), RequestBody.fromString("weights"));

            assertThat(answer.eTag()).isEqualTo("\"1\"");
        }
    }

    /** Reads each request's beginning; the first are answered with the connection's end. */
    private static void answer(ServerSocket port, int hangUps) {
        for (int request = 0; !port.isClosed(); request++) {
            try (Socket caller = port.accept()) {
                caller.getInputStream().read(new byte[8192]);
                if (request >= hangUps) {
                    caller.getOutputStream().write(DONE);
                    caller.getOutputStream().flush();
                }
            } catch (IOException ended) {
                return;
            }
        }
    }
}
