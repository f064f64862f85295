package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;

/** A Principal element. */
record PrincipalSet(List<PrincipalPattern> patterns) {

    PrincipalSet {
        patterns = List.copyOf(patterns);
    }

    /** The strongest way in which any entry names the caller. */
    PrincipalMatch match(Principal principal) {
        PrincipalMatch best = PrincipalMatch.NONE;
        for (PrincipalPattern pattern : patterns) {
            PrincipalMatch match = pattern.match(principal);
            if (match.compareTo(best) > 0) {
                best = match;
            }
        }
        return best;
    }
}
