package dev.tenantonboarding.tests.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Asks the policies about random attempts and compares what they say with what is owned. */
record Proof(Platform platform, long seed) {
    private static final int TENANTS = 400;
    private static final int ENOUGH = 5;
    private static final Set<String> TENANTS_ROLES = Set.of("PoolInvokeRole", "BridgeInvokeRole", "PoolWideRole", "BridgeWideRole", "ModelSourceReadRole",
            "PoolExecutionRole", "BridgeExecutionRole");

    /**
     * What came of it.
     *
     * @param refutations the first attempts on which policies and ownership disagree
     */
    record Outcome(int allowed, int denied, List<String> refutations) {}

    Outcome of(int cases) {
        Words words = new Words(new Random(seed));
        List<String> tenants = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) {
            tenants.add(words.tenant());
        }
        List<String> others = platform.roles().logicalIds().stream().filter(role -> !TENANTS_ROLES.contains(role)).toList();
        Attempts attempts = new Attempts(words, others, platform.modelsBucket(), platform.sourceBucket());
        Ownership ownership = new Ownership(platform.modelsBucket(), platform.sourceBucket());
        int allowed = 0;
        List<String> refutations = new ArrayList<>();
        for (int i = 0; i < cases && refutations.size() < ENOUGH; i++) {
            Attempt attempt = attempts.next(tenants);
            boolean permitted = ownership.permits(attempt);
            if (platform.allows(attempt) != permitted) {
                refutations.add((permitted ? "denied but owned: " : "allowed but not owned: ") + attempt);
            }
            allowed += permitted ? 1 : 0;
        }
        return new Outcome(allowed, cases - allowed, refutations);
    }
}
