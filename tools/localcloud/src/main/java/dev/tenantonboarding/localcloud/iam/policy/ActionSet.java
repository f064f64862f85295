package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;

/**
 * An Action or NotAction element; actions compare without case.
 *
 * @param inverted whether it is NotAction: everything but these
 */
record ActionSet(boolean inverted, List<Glob> patterns) {

    ActionSet {
        patterns = List.copyOf(patterns);
    }

    boolean contains(String action) {
        for (Glob pattern : patterns) {
            if (pattern.matchesIgnoringCase(action)) {
                return !inverted;
            }
        }
        return inverted;
    }
}
