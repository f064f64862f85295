package dev.tenantonboarding.tests.proof;

/** Where randomness begins: anew in each run, unless one is to be repeated. */
final class Seed {
    static final String PROPERTY = "proof.seed";

    private Seed() {}

    static long ofThisRun() {
        return Long.getLong(PROPERTY, System.nanoTime());
    }
}
