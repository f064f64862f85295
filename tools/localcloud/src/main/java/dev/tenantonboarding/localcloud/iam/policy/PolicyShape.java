package dev.tenantonboarding.localcloud.iam.policy;

/** Which elements a document must have, by what it is attached to. */
public enum PolicyShape {
    /** Attached to a role or session, or a permissions boundary: says on what, never who. */
    IDENTITY(false, true),
    /** Attached to a resource such as a bucket or queue: says who and on what. */
    RESOURCE(true, true),
    /** A role's trust policy: says who may assume it; the resource is the role itself. */
    TRUST(true, false);

    private final boolean principals;
    private final boolean resources;

    PolicyShape(boolean principals, boolean resources) {
        this.principals = principals;
        this.resources = resources;
    }

    boolean namesPrincipals() {
        return principals;
    }

    boolean namesResources() {
        return resources;
    }
}
