package dev.tenantonboarding.benchmarks.inference;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Four ways of asking a tenant's model, each with the same bytes to the same port, at the same time: what slows one down slows them all. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WarmInference {
    /** The SDK's call alone, with credentials that are there already. */
    @Benchmark
    @Group
    public Object bare(Calls calls) {
        return calls.bare(calls.someone());
    }

    /** Ours, from the API's event to its answer. */
    @Benchmark
    @Group
    public Object function(Calls calls) {
        return calls.throughFunction(calls.someone());
    }

    /** The textbook's: a session for each request. */
    @Benchmark
    @Group
    public Object sessionEachTime(Calls calls) {
        return calls.withSessionEachTime(calls.someone());
    }

    /** A client for each tenant, kept. */
    @Benchmark
    @Group
    public Object clientPerTenant(Calls calls) {
        return calls.withClientOfItsOwn(calls.someone());
    }
}
