package dev.tenantonboarding.tests.mutants;

/**
 * What became of a mutant.
 *
 * @param kind its effect, in words
 * @param expected who must see it
 * @param found what was seen instead or as well, in short
 */
record Result(String mutant, String kind, String expected, boolean caught, String found) {
    @Override
    public String toString() {
        return "%s (%s): expected %s, found %s".formatted(mutant, kind, expected, found);
    }
}
