package dev.tenantonboarding.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;

/** Clients keep connections for their next request, so an answer either leaves one usable or says that it ends. */
class S3ConnectionTest {
    private static final int LONG_ENOUGH_FOR_AN_ANSWER = 300;
    private static final int LONGEST_ANSWER = 30_000;
    private static final String TRAILER = "x-amz-checksum-crc32:NhCmhg==\r\n\r\n";
    private static final String BODY = "5\r\nhello\r\n0\r\n";

    @TempDir
    private Path directory;

    @Test
    void an_upload_is_answered_once_its_trailer_is_there_and_the_connection_goes_on() throws IOException {
        try (var cloud = start(); var socket = new Socket("127.0.0.1", cloud.uri().getPort())) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            send(socket, request("/bucket", "Content-Length: 0\r\n"));
            assertThat(status(in)).contains("200");

            send(socket, upload() + BODY);
            socket.setSoTimeout(LONG_ENOUGH_FOR_AN_ANSWER);
            assertThatThrownBy(in::readLine).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(LONGEST_ANSWER);
            send(socket, TRAILER);
            assertThat(status(in)).contains("200");

            send(socket, upload() + BODY + TRAILER);
            assertThat(status(in)).contains("200");
        }
    }

    @Test
    void a_refused_upload_says_that_its_connection_ends() throws IOException {
        try (var cloud = start(); var socket = new Socket("127.0.0.1", cloud.uri().getPort())) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            socket.setSoTimeout(LONGEST_ANSWER);
            send(socket, request("/bucket", "Content-Length: 0\r\n"));
            assertThat(status(in)).contains("200");
            send(socket, upload() + BODY + TRAILER);
            assertThat(status(in)).contains("200");

            send(socket, upload().replace("\r\n\r\n", "\r\nIf-None-Match: *\r\n\r\n") + BODY + TRAILER);
            assertThat(in.readLine()).contains("412");
            assertThat(in.lines().takeWhile(line -> !line.isEmpty())).contains("Connection: close");
        }
    }

    private LocalCloud start() {
        return LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, directory.resolve("log"), Map.of()));
    }

    /** As the AWS SDK sends it over plain HTTP. */
    private static String upload() {
        return request("/bucket/key", """
                x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r
                x-amz-decoded-content-length: 5\r
                x-amz-trailer: x-amz-checksum-crc32\r
                Content-Encoding: aws-chunked\r
                Content-Length: %d\r
                """.formatted(BODY.length() + TRAILER.length()));
    }

    private static String request(String path, String headers) {
        return "PUT " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0\r\n"
                + headers + "\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads an answer without a body. */
    private static String status(BufferedReader in) throws IOException {
        var status = in.readLine();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            assertThat(line).isNotEqualTo("Connection: close");
        }
        return status;
    }
}
