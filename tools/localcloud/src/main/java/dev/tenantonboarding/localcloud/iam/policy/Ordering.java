package dev.tenantonboarding.localcloud.iam.policy;

import java.util.function.IntPredicate;

/** Which results of {@link Comparable#compareTo}, the request's value first, an ordering operator accepts. */
enum Ordering {
    EQUAL(order -> order == 0),
    LESS(order -> order < 0),
    LESS_OR_EQUAL(order -> order <= 0),
    GREATER(order -> order > 0),
    GREATER_OR_EQUAL(order -> order >= 0);

    private final IntPredicate accepted;

    Ordering(IntPredicate accepted) {
        this.accepted = accepted;
    }

    <T extends Comparable<T>> Truth of(T requestValue, T policyValue) {
        return Truth.of(accepted.test(requestValue.compareTo(policyValue)));
    }
}
