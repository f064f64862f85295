package dev.tenantonboarding.benchmarks.scale;

/** In US dollars, as the page on scale has them. */
public final class Prices {
    public static final double TRANSITION = Input.TRANSITION_PRICE.value;
    public static final double INVOCATION = Input.INVOCATION_PRICE.value;

    private Prices() {}
}
