package dev.tenantonboarding.benchmarks.process;

import java.util.List;

/** The options that Lambda gives its JVM. */
public final class LambdaJvm {
    /** Where it takes no snapshot, and the function asks for nothing else. */
    public static final List<String> FIRST_COMPILER_ONLY = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    /** Where it takes one, or the function asks for it: no stop at the first compiler. */
    public static final List<String> BOTH_COMPILERS = List.of("-XX:+UseSerialGC");

    private LambdaJvm() {}
}
