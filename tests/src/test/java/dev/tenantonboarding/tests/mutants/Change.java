package dev.tenantonboarding.tests.mutants;

/** Something done to the deployed platform, as by a careless hand. */
interface Change {
    Change NONE = live -> () -> {};

    /** What puts it right again. */
    interface Undo extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @throws AssertionError if what is to be changed is not there, so that no mutant goes untried
     * @throws Refused if AWS won't have it
     */
    Undo on(Live live);

    /** This and, while it lasts, another. */
    default Change and(Change other) {
        return live -> {
            Undo first = on(live);
            Undo second = other.on(live);
            return () -> {
                second.close();
                first.close();
            };
        };
    }
}
