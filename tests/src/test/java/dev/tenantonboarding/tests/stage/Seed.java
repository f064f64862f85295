package dev.tenantonboarding.tests.stage;

/** Where randomness begins: anew in each run, unless one is to be repeated. */
public final class Seed {
    public static final String PROPERTY = "proof.seed";

    private Seed() {}

    public static long ofThisRun() {
        return Long.getLong(PROPERTY, System.nanoTime());
    }
}
