package dev.tenantonboarding.localcloud.iam.policy;

/** The version of the policy language; only the later one knows policy variables. */
public enum PolicyVersion {
    V2008("2008-10-17"),
    V2012("2012-10-17");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    /** Whether {@code ${...}} is a variable rather than plain text. */
    public boolean hasVariables() {
        return this == V2012;
    }

    static PolicyVersion of(String text) {
        for (PolicyVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        throw new MalformedPolicyException("Policy document must be version 2012-10-17 or greater.");
    }
}
