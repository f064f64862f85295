package dev.tenantonboarding.benchmarks.inference;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** How many sessions the function opens, and what keeping them takes. */
public final class Sessions {
    private static final int AT_ONCE = 1_000;
    private static final int[] TENANTS = {100, 1_000, 10_000, 20_000};
    private static final int ROUNDS = 2;
    private static final double MEBIBYTE = 1 << 20;

    private Sessions() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        InferenceFunction.hideLog();
        try (AwsStandIn aws = new AwsStandIn()) {
            out.printf("%d requests at once for a tenant without a session: %d AssumeRole%n", AT_ONCE, herd(aws));
            out.printf("%8s  %22s  %10s%n", "tenants", "AssumeRole in 2 rounds", "heap MiB");
            for (int tenants : TENANTS) {
                keep(tenants, aws, out);
            }
        }
    }

    private static long herd(AwsStandIn aws) {
        InferenceFunction function = new InferenceFunction(aws.url());
        long before = aws.sessions();
        CountDownLatch together = new CountDownLatch(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, AT_ONCE).forEach(i -> threads.submit(() -> {
                together.countDown();
                together.await();
                return function.answer(InferenceFunction.request("cold", "5.1,3.5,1.4,0.2"));
            }));
        }
        return aws.sessions() - before;
    }

    private static void keep(int tenants, AwsStandIn aws, PrintStream out) {
        long empty = InferenceFunction.heap();
        long before = aws.sessions();
        InferenceFunction function = new InferenceFunction(aws.url());
        for (int round = 0; round < ROUNDS; round++) {
            for (int tenant = 0; tenant < tenants; tenant++) {
                function.answer(InferenceFunction.request(InferenceFunction.tenant(tenant), "5.1,3.5,1.4,0.2"));
            }
        }
        long kept = InferenceFunction.heap() - empty;
        // The function is used after its heap was counted, so that it is in it.
        function.answer(InferenceFunction.request(InferenceFunction.tenant(tenants - 1), "5.1,3.5,1.4,0.2"));
        out.printf(Locale.ROOT, "%8d  %22d  %10.1f%n", tenants, aws.sessions() - before, kept / MEBIBYTE);
    }
}
