package dev.tenantonboarding.runtime;

/** A function was deployed with an environment variable that breaks its rule. The message names both, never the value. */
public final class InvalidEnvironment extends RuntimeException {
    public InvalidEnvironment(String variable, String rule) {
        super("environment variable " + variable + " " + rule);
    }
}
