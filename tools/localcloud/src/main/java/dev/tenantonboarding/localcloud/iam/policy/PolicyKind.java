package dev.tenantonboarding.localcloud.iam.policy;

/** The part that a policy plays in one decision, by AWS's name for it. */
public enum PolicyKind {
    IDENTITY("identity-based policy", "an identity-based policy"),
    BOUNDARY("permissions boundary", "a permissions boundary"),
    SESSION("session policy", "a session policy"),
    RESOURCE("resource-based policy", "a resource-based policy"),
    TRUST("role trust policy", "the role trust policy");

    private final String name;
    private final String phrase;

    PolicyKind(String name, String phrase) {
        this.name = name;
        this.phrase = phrase;
    }

    String missing(String action) {
        return "because no " + name + " allows the " + action + " action";
    }

    String denying() {
        return "with an explicit deny in " + phrase;
    }
}
