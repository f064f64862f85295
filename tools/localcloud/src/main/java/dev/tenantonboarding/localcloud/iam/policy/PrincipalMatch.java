package dev.tenantonboarding.localcloud.iam.policy;

/** How a resource-based policy names a caller, weakest first: it decides which other policies must agree. */
enum PrincipalMatch {
    /** Others are named. */
    NONE,
    /** The caller's account is named: it may, if its own identity policies also say so. */
    ACCOUNT,
    /** The caller's role, or everyone: no identity policy is needed, boundary and session policies still limit. */
    ROLE,
    /** The very user, session or service: nothing else needs to allow. */
    DIRECT
}
