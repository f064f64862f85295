package dev.tenantonboarding.tests.mutants;

/** What a mutant does to the wall between tenants, and so what must be said to it. */
enum Effect {
    /** Somebody gets further than they should: {@code VIOLATED}, by the probe that is expected to see it. */
    OPENS,
    /** Somebody no longer gets where they should: {@code UNPROVEN}, by a control that failed. */
    CLOSES,
    /** Nobody gets further while a second wall holds, so there must be no alarm; without that wall it {@link #OPENS}. */
    HELD_BY_SECOND_WALL,
    /** The deployment is refused, which leaves the platform as it was. */
    REFUSED,
    /** The code that serves tenants is wrong: an attack by a hostile tenant, or a crowd of tenants, comes to something. */
    MISTAKES_TENANTS
}
