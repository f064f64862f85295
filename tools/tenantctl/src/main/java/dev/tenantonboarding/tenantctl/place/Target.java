package dev.tenantonboarding.tenantctl.place;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a command works. */
public sealed interface Target {
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

    static boolean isLoopback(URI endpoint) {
        var host = Optional.ofNullable(endpoint.getHost()).orElse("");
        return Set.of("localhost", "[::1]").contains(host) || LOOPBACK_ADDRESS.matcher(host).matches();
    }
}
