package dev.tenantonboarding.tests.mutants;

/** A change that could not even be deployed. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
        super(reason);
    }
}
