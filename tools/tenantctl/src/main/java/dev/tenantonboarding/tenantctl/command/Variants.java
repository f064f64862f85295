package dev.tenantonboarding.tenantctl.command;

import java.util.List;
import java.util.Map;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The ways in which the platform can be deployed, as options of the commands that deploy it on this machine. */
final class Variants {
    @Option(names = "--vending", paramLabel = "function|authorizer", defaultValue = "function", converter = Vending.class,
            description = "Who opens a tenant's session: the inference function, or the API's authorizer (default: ${DEFAULT-VALUE}).")
    private String vending = "";

    @Option(names = "--session", paramLabel = "tag|policy", defaultValue = "tag", converter = Session.class,
            description = "What narrows a tenant's session: its tag alone, or a policy written for it too (default: ${DEFAULT-VALUE}).")
    private String session = "";

    @Option(names = "--silo-gateway", paramLabel = "own|shared", defaultValue = "own", converter = SiloGateway.class,
            description = "Whether each silo tenant has an API of its own, or a route in the shared one (default: ${DEFAULT-VALUE}).")
    private String siloGateway = "";

    /** For the template. */
    Map<String, String> parameters() {
        return Map.of("CredentialVending", vending, "TenantSession", session, "SiloGateway", siloGateway);
    }

    private abstract static class OneOf implements ITypeConverter<String> {
        private final List<String> words;

        OneOf(String... words) {
            this.words = List.of(words);
        }

        @Override
        public String convert(String word) {
            if (!words.contains(word)) {
                throw new TypeConversionException("expected " + String.join(" or ", words) + " but was " + word);
            }
            return word;
        }
    }

    static final class Vending extends OneOf {
        Vending() {
            super("function", "authorizer");
        }
    }

    static final class Session extends OneOf {
        Session() {
            super("tag", "policy");
        }
    }

    static final class SiloGateway extends OneOf {
        SiloGateway() {
            super("own", "shared");
        }
    }
}
