package dev.tenantonboarding.tests.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All that is tried: the one list, for the platform as it is and for those that are broken on purpose. */
public final class Attacks {
    private Attacks() {}

    public static List<Attack> in(Scene scene) {
        return Stream.of(ForgedTokens.in(scene), WrongTokens.in(scene), OddClaims.in(scene), OddRequests.in(scene), OddPaths.in(scene))
                .flatMap(attacks -> attacks)
                .toList();
    }
}
