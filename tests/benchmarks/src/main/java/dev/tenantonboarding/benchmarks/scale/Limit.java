package dev.tenantonboarding.benchmarks.scale;

import java.util.Locale;

/**
 * Something that runs out.
 *
 * @param tenants with which it does
 * @param raised with which it does once AWS has raised what it raises
 * @param account whether it is an account's, so that another account helps; else our own design's
 * @param remedy what to do then
 */
record Limit(String what, double tenants, double raised, boolean account, String remedy) {
    static Limit raisable(String what, double tenants, double raised, String remedy) {
        return new Limit(what, tenants, raised, true, remedy);
    }

    static Limit fixed(String what, double tenants, String remedy) {
        return new Limit(what, tenants, tenants, true, remedy);
    }

    static Limit ofDesign(String what, double tenants, String remedy) {
        return new Limit(what, tenants, tenants, false, remedy);
    }

    String row() {
        String then = raised == tenants ? "the same" : String.format(Locale.ROOT, "%,d", (long) raised);
        return String.format(Locale.ROOT, "| %s | %,d | %s | %s |", what, (long) tenants, then, remedy);
    }
}
