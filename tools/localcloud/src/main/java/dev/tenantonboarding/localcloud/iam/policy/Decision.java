package dev.tenantonboarding.localcloud.iam.policy;

/** What the policies say to a request. */
public sealed interface Decision {

    /** The request may go on. */
    record Allowed() implements Decision {
    }

    /** The request may not go on. */
    sealed interface Denied extends Decision {

        /** The end of AWS's sentence "User: ... is not authorized to perform: ... on resource: ...". */
        String reason(String action);
    }

    /** No policy of a kind that had to allow does. */
    record ImplicitlyDenied(PolicyKind missing) implements Denied {
        @Override
        public String reason(String action) {
            return missing.missing(action);
        }
    }

    /** A Deny statement applies. */
    record ExplicitlyDenied(PolicyKind by) implements Denied {
        @Override
        public String reason(String action) {
            return by.denying();
        }
    }

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
