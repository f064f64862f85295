package dev.tenantonboarding.tenancy.policy;

/** The session tag that carries the tenant, and the policy variable that reads it back. */
public final class TenantTag {

    public static final String KEY = "TenantID";

    /** Without the tag the variable has no value, and whatever holds it matches nothing. */
    public static final String VARIABLE = "${aws:PrincipalTag/" + KEY + "}";

    private TenantTag() {
    }
}
