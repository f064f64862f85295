package dev.tenantonboarding.tenancy;

/**
 * What a silo tenant's resources are called. Each name holds a double hyphen, which no tenant's id does: so policies can say
 * {@code tenant--${aws:PrincipalTag/TenantID}--*} and mean one tenant's resources only.
 */
public record SiloNames(TenantId tenant) {
    static final String ENDPOINT_PREFIX = "silo--";

    private static final String STACK_PREFIX = "tenant--";
    private static final int KEY_DIGITS = 16;

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
