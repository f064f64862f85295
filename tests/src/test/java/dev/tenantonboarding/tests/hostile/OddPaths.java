package dev.tenantonboarding.tests.hostile;

import java.net.http.HttpRequest;
import java.util.stream.Stream;

/** The attacker's own good token at places that might lead to the victim. */
final class OddPaths {
    private OddPaths() {}

    static Stream<Attack> in(Scene scene) {
        String victim = scene.victim().value();
        String attacker = scene.attacker().value();
        String encoded = "%" + Integer.toHexString(victim.charAt(0)) + victim.substring(1);
        return Stream.concat(
                atTheVictimsOwnApi(scene),
                Stream.of("/" + victim + "/invocations", "/" + encoded + "/invocations", "/" + attacker + "/../" + victim + "/invocations",
                                "/" + attacker + "/%2e%2e/" + victim + "/invocations", "/" + attacker + "%2f..%2f" + victim + "/invocations", "//" + victim + "/invocations",
                                "/./" + victim + "/invocations", "/" + victim + "/invocations/", "/" + victim + ";x/invocations",
                                "/" + victim.toUpperCase() + "/invocations", "/invocations/" + victim, "/invocations/../" + victim + "/invocations",
                                "/invocations%2f..%2f" + victim, "/endpoints/" + victim + "/invocations")
                        .map(path -> new Attack("path " + path.replace(victim, "VICTIM").replace(attacker, "ATTACKER").replace(encoded, "%VICTIM"), Due.REFUSED,
                                with(scene, scene.sharedApi() + path))));
    }

    private static Stream<Attack> atTheVictimsOwnApi(Scene scene) {
        return scene.victimsApi().equals(scene.ownApi())
                ? Stream.of()
                : Stream.of(new Attack("at the victim's own API", Due.REFUSED, with(scene, scene.victimsApi() + "/invocations")));
    }

    private static HttpRequest with(Scene scene, String url) {
        return scene.at(url).header("authorization", "Bearer " + scene.ownToken()).build();
    }
}
