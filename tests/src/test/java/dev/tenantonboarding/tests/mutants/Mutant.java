package dev.tenantonboarding.tests.mutants;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tests.stage.Variant;

/**
 * A row of the table.
 *
 * @param tenant the isolation model of the tenant around which the probes are made
 * @param seenBy the probe that must see it; where deployment is refused, what is said then; where code is wrong, the attack that gets
 *     through, or the kind of mistake that a crowd notices
 * @param wall what removes the second wall, for those that are held by one
 */
record Mutant(String name, Effect effect, Variant variant, IsolationModel tenant, String seenBy, Change change, Change wall) {

    static Mutant opens(String name, IsolationModel tenant, String seenBy, Change change) {
        return new Mutant(name, Effect.OPENS, Variant.AS_SHIPPED, tenant, seenBy, change, Change.NONE);
    }

    static Mutant closes(String name, IsolationModel tenant, String seenBy, Change change) {
        return new Mutant(name, Effect.CLOSES, Variant.AS_SHIPPED, tenant, seenBy, change, Change.NONE);
    }

    static Mutant held(String name, IsolationModel tenant, String seenBy, Change change, Change wall) {
        return new Mutant(name, Effect.HELD_BY_SECOND_WALL, Variant.AS_SHIPPED, tenant, seenBy, change, wall);
    }

    static Mutant refused(String name, IsolationModel tenant, String said, Change change) {
        return new Mutant(name, Effect.REFUSED, Variant.AS_SHIPPED, tenant, said, change, Change.NONE);
    }

    static Mutant mistakes(String name, IsolationModel tenant, String seenBy, Change change) {
        return new Mutant(name, Effect.MISTAKES_TENANTS, Variant.AS_SHIPPED, tenant, seenBy, change, Change.NONE);
    }

    Mutant in(Variant other) {
        return new Mutant(name, effect, other, tenant, seenBy, change, wall);
    }
}
