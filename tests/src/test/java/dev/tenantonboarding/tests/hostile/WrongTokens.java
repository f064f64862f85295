package dev.tenantonboarding.tests.hostile;

import dev.tenantonboarding.tests.stage.Forger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tokens of the victim's that the issuer signed, but for somebody else, for another time, or for nobody. */
final class WrongTokens {
    private final Scene scene;
    private final Forger forger;

    private WrongTokens(Scene scene) {
        this.scene = scene;
        forger = scene.stage().forger();
    }

    static Stream<Attack> in(Scene scene) {
        WrongTokens wrong = new WrongTokens(scene);
        return Stream.of(wrong.ofAnotherIssuer(), wrong.forAnotherAudience(), wrong.atAnotherTime(), wrong.none()).flatMap(attacks -> attacks);
    }

    private Attack wrong(String what, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = forger.claims(scene.victim(), scene.isolation());
        change.accept(claims);
        return new Attack("wrong token, " + what, Due.TURNED_AWAY, scene.asking(scene.victimsApi(), forger.signed(claims)).build());
    }

    private Stream<Attack> ofAnotherIssuer() {
        String issuer = forger.api().jwtIssuer();
        return Stream.of("https://issuer.example.com", issuer + "/", issuer.toUpperCase(), issuer + "?", issuer + "\u0000", "", List.of(issuer),
                        List.of("https://issuer.example.com", issuer), 5, Map.of("iss", issuer))
                .map(other -> wrong("issuer " + other, claims -> claims.put("iss", other)));
    }

    private Stream<Attack> forAnotherAudience() {
        String audience = forger.api().jwtAudience();
        return Stream.concat(
                Stream.of("others", audience + "2", audience.toUpperCase(), audience + ",others", "", List.of(), List.of("others", audience + "2"), List.of(5), 5,
                                Map.of("aud", audience), List.of(List.of(audience)))
                        .map(other -> wrong("audience " + other, claims -> claims.put("aud", other))),
                Stream.of(
                        wrong("no audience", claims -> claims.remove("aud")),
                        wrong("another audience, of this client", claims -> {
                            claims.put("aud", "others");
                            claims.put("client_id", audience);
                        })));
    }

    private Stream<Attack> atAnotherTime() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                wrong("expired", claims -> claims.put("exp", now - 3_600)),
                wrong("expired this second", claims -> claims.put("exp", now - 1)),
                wrong("expired before there was time", claims -> claims.put("exp", -1)),
                wrong("without an end", claims -> claims.remove("exp")),
                wrong("end that is text", claims -> claims.put("exp", "9999999999")),
                wrong("end that is a list", claims -> claims.put("exp", List.of(now + 600))),
                wrong("not yet", claims -> claims.put("nbf", now + 3_600)),
                wrong("issued in the future", claims -> claims.put("iat", now + 3_600)));
    }

    private Stream<Attack> none() {
        return Stream.of(
                new Attack("no token", Due.UNAUTHORIZED, scene.at(scene.victimsApi() + "/invocations").build()),
                new Attack("basic credentials", Due.TURNED_AWAY,
                        scene.at(scene.victimsApi() + "/invocations").header("authorization", "Basic " + scene.victim() + ":").build()),
                new Attack("a token in the query", Due.UNAUTHORIZED, scene.at(
                        scene.victimsApi() + "/invocations?authorization=" + scene.victimsToken()).build()));
    }
}
