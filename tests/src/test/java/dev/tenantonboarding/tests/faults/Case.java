package dev.tenantonboarding.tests.faults;

/** A fault at a call: once, or for as long as nobody mends it. */
record Case(Point point, FaultKind kind, boolean persistent) {
    @Override
    public String toString() {
        return kind + (persistent ? " from " : " at ") + point;
    }
}
