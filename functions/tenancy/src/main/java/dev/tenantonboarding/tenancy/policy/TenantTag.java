package dev.tenantonboarding.tenancy.policy;

import java.util.regex.Pattern;

/** The session tag that carries the tenant, and the policy variable that reads it back. */
public final class TenantTag {

    public static final String KEY = "TenantID";

    /** Without the tag the variable has no value, and whatever holds it matches nothing. */
    public static final String VARIABLE = "${aws:PrincipalTag/" + KEY + "}";

    // What a policy would read as more than the name itself.
    private static final Pattern PATTERN_OR_VARIABLE = Pattern.compile("[*?$]");

    private TenantTag() {
    }

    /**
     * The name as a policy may hold it in the variable's place. It need not be a tenant's: whoever tests the policies asks for other
     * names too.
     *
     * @throws IllegalArgumentException if IAM would read the name as a pattern or a variable
     */
    static String literal(String tenant) {
        if (PATTERN_OR_VARIABLE.matcher(tenant).find()) {
            throw new IllegalArgumentException("a policy would read more than a name in this one");
        }
        return tenant;
    }
}
