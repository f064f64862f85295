package dev.tenantonboarding.tenantctl.place;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a command works. */
public sealed interface Target {
    int HTTP_PORT = 80;
    int HTTPS_PORT = 443;
    int CONNECT_MILLIS = 2_000;
    Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

    /** A local cloud on this machine; nothing there is worth asking for. */
    record Local(URI endpoint) implements Target {
        /** @throws IllegalArgumentException if the endpoint is on another machine */
        public Local {
            if (!isLoopback(endpoint)) {
                throw new IllegalArgumentException(endpoint + " is not on this machine");
            }
        }
    }

    /** AWS, or something elsewhere that speaks for it at an endpoint of its own; with the user's own credentials. */
    record Aws(String region, Optional<URI> endpoint) implements Target {}

    /** How long to wait between two looks at something that goes on. */
    default Duration pause() {
        return switch (this) {
            case Local local -> Duration.ofMillis(50);
            case Aws aws -> Duration.ofSeconds(2);
        };
    }

    /** Whether anything listens there. */
    static boolean answers(URI endpoint) {
        var port = endpoint.getPort() >= 0 ? endpoint.getPort() : "https".equals(endpoint.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    static boolean isLoopback(URI endpoint) {
        var host = Optional.ofNullable(endpoint.getHost()).orElse("");
        return Set.of("localhost", "[::1]").contains(host) || LOOPBACK_ADDRESS.matcher(host).matches();
    }
}
