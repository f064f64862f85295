package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A call that IAM must allow or deny. */
public sealed interface Probe {
    String name();

    /** As whom the call is made. */
    String from();

    /** What the call reaches for. */
    String to();

    Expected expected();

    /** A session of a role, tagged with that tenant and nothing else. */
    record Session(InvokeRole role, String tenant) {}

    /** The ways to ask an endpoint, each of which is an action of its own to IAM. */
    enum Way {
        INVOKE("sagemaker:InvokeEndpoint"),
        INVOKE_ASYNC("sagemaker:InvokeEndpointAsync"),
        INVOKE_STREAMING("sagemaker:InvokeEndpointWithResponseStream");

        private final String action;

        Way(String action) {
            this.action = action;
        }

        public String action() {
            return action;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
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
            return "the " + role.word() + " invoke role";
        }

        @Override
        public Expected expected() {
            return Expected.DENIED;
        }
    }

    /**
     * A call of a silo tenant's function, as its API makes it for a caller with a valid token.
     *
     * @param caller whom the token names
     */
    record CallFunction(String name, String caller, TenantId owner, Expected expected, ProbeRequest request) implements Probe {
        @Override
        public String from() {
            return caller;
        }

        @Override
        public String to() {
            return owner.value();
        }
    }

    /**
     * A question to IAM's simulator, about a role that only a function or a container can take on.
     *
     * @param role its ARN
     */
    record Simulate(String name, String from, String role, Question question, Expected expected) implements Probe {
        @Override
        public String to() {
            return question.to();
        }
    }

    /**
     * A look at a role's trust policy, which must let nobody in but those who are meant.
     *
     * @param role its ARN
     * @param trusted ARNs of roles, or names of services
     * @param onlyTagged whether even they get in with one tenant's tag only
     */
    record ReadTrust(String name, String from, String role, Set<String> trusted, boolean onlyTagged) implements Probe {
        public ReadTrust {
            trusted = Set.copyOf(trusted);
        }

        @Override
        public String to() {
            return "whoever else is trusted";
        }

        @Override
        public Expected expected() {
            return Expected.DENIED;
        }
    }
}
