package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import java.util.Map;
import java.util.Optional;

/** A call that IAM must allow or deny. */
sealed interface Probe {
    String name();

    /** Whose session makes the call, or tries to be opened. */
    String from();

    /** What the call reaches for. */
    String to();

    Expected expected();

    /**
     * A call of the pool's endpoint in a session tagged {@code from}.
     *
     * @param targetModel the model that is asked for, if one is
     */
    record Invoke(String name, String from, String to, Expected expected, Optional<String> targetModel, ProbeRequest request)
            implements Probe {}

    /** The opening of a session of the invoke role, which its trust must refuse. */
    record OpenSession(String name, String from, Map<String, String> tags) implements Probe {
        public OpenSession {
            tags = Map.copyOf(tags);
        }

        @Override
        public String to() {
            return "the invoke role";
        }

        @Override
        public Expected expected() {
            return Expected.DENIED;
        }
    }
}
