package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import java.util.Locale;
import java.util.Map;

/** A call that IAM must allow or deny. */
sealed interface Probe {
    String name();

    /** Whose session makes the call, or tries to be opened. */
    String from();

    /** What the call reaches for. */
    String to();

    Expected expected();

    /** A session of a role, tagged with that tenant and nothing else. */
    record Session(InvokeRole role, String tenant) {}

    /** The ways to ask an endpoint, each of which is an action of its own to IAM. */
    enum Way {
        INVOKE, INVOKE_ASYNC, INVOKE_STREAMING
    }

    /** A call of a model in a tenant's session. */
    record Invoke(String name, Session session, Way way, ModelAddress address, String to, Expected expected, ProbeRequest request)
            implements Probe {
        @Override
        public String from() {
            return session.tenant();
        }
    }

    /** The opening of a session of an invoke role, which its trust must refuse. */
    record OpenSession(String name, String from, InvokeRole role, Map<String, String> tags) implements Probe {
        public OpenSession {
            tags = Map.copyOf(tags);
        }

        @Override
        public String to() {
            return "the " + role.name().toLowerCase(Locale.ROOT) + " invoke role";
        }

        @Override
        public Expected expected() {
            return Expected.DENIED;
        }
    }
}
