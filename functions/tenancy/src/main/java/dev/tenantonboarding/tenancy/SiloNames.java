package dev.tenantonboarding.tenancy;

import java.util.Optional;

/**
 * What a silo tenant's resources are called. Each name holds a double hyphen, which no tenant's id does: so policies can say
 * {@code tenant--${aws:PrincipalTag/TenantID}--*} and mean one tenant's resources only.
 */
public record SiloNames(TenantId tenant) {
    /** What every such endpoint's name begins with. */
    public static final String ENDPOINT_PREFIX = "silo--";

    /** What every such stack's name begins with. */
    public static final String STACK_PREFIX = "tenant--";
    private static final int KEY_DIGITS = 16;

    /** The tenant that a silo endpoint is named after; empty if the name is no such endpoint's. */
    public static Optional<TenantId> ofEndpoint(String name) {
        return after(ENDPOINT_PREFIX, name);
    }

    /** The tenant that a stack is named after; empty if the name is no such stack's. */
    public static Optional<TenantId> ofStack(String name) {
        return after(STACK_PREFIX, name);
    }

    private static Optional<TenantId> after(String prefix, String name) {
        return Optional.of(name)
                .filter(silo -> silo.startsWith(prefix))
                .map(silo -> silo.substring(prefix.length()))
                .filter(TenantId::isLegal)
                .map(TenantId::new);
    }

    /** The CloudFormation stack that holds all the rest. */
    public String stack() {
        return STACK_PREFIX + tenant;
    }

    public String endpoint() {
        return ENDPOINT_PREFIX + tenant;
    }

    /** The name of both the model and the endpoint configuration, neither of which can be changed. */
    public String version(String revision) {
        return endpoint() + "-" + revision;
    }

    public String function() {
        return stack() + "--inference";
    }

    public String functionRole() {
        return stack() + "--function";
    }

    public String containerRole() {
        return stack() + "--container";
    }

    public String functionLogGroup() {
        return "/aws/lambda/" + function();
    }

    /**
     * The key of the model's archive in the models bucket.
     *
     * @param sha256 of the archive, in hexadecimal
     */
    public String artifactKey(String sha256) {
        return "silo/" + tenant + "/" + sha256.substring(0, KEY_DIGITS) + ModelSource.ARCHIVE_SUFFIX;
    }
}
