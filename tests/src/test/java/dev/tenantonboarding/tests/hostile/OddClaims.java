package dev.tenantonboarding.tests.hostile;

import dev.tenantonboarding.tests.stage.Forger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tokens that the issuer signed, with claims that read in some way could pass for the victim's. What an issuer lets its users put into
 * their own claims is not ours to know.
 */
final class OddClaims {
    private final Scene scene;
    private final Forger forger;
    private final String victim;

    private OddClaims(Scene scene) {
        this.scene = scene;
        forger = scene.stage().forger();
        victim = scene.victim().value();
    }

    static Stream<Attack> in(Scene scene) {
        OddClaims odd = new OddClaims(scene);
        return Stream.of(odd.shapes(), odd.spellings(), odd.lookAlikes(), odd.platformsOwn(), odd.isolations(), odd.saidTwice())
                .flatMap(attacks -> attacks);
    }

    private Attack tenant(Object claim) {
        Map<String, Object> claims = forger.claims(scene.victim(), scene.isolation());
        claims.put(forger.api().tenantClaim(), claim);
        return new Attack("tenant claim " + shown(claim), Due.REFUSED, scene.asking(scene.victimsApi(), forger.signed(claims)).build());
    }

    /** The same name for each pair of tenants. */
    private String shown(Object claim) {
        String text = String.valueOf(claim).replace(victim, "VICTIM").replace(scene.attacker().value(), "ATTACKER");
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private Stream<Attack> shapes() {
        String attacker = scene.attacker().value();
        Map<String, Object> nothing = forger.claims(scene.victim(), scene.isolation());
        nothing.put(forger.api().tenantClaim(), null);
        Map<String, Object> missing = forger.claims(scene.victim(), scene.isolation());
        missing.remove(forger.api().tenantClaim());
        return Stream.concat(
                Stream.of(nothing, missing).map(claims -> new Attack("tenant claim " + (claims == nothing ? "null" : "missing"), Due.REFUSED,
                        scene.asking(scene.victimsApi(), forger.signed(claims)).build())),
                Stream.<Object>of(List.of(victim), List.of(victim, attacker), List.of(attacker, victim), List.of(), List.of(List.of(victim)),
                        Map.of("id", victim), Map.of(victim, true), Map.of(), 0, 7, 1e300, true, false).map(this::tenant));
    }

    private Stream<Attack> spellings() {
        return Stream.of("", " ", victim.toUpperCase(), victim.substring(0, 1).toUpperCase() + victim.substring(1), victim + " ", " " + victim,
                victim + "\n", victim + "\r\n", victim + "\t", victim + "\u0000", victim + "\u0000x", victim + ".", "./" + victim, "../" + victim,
                "/" + victim, victim + "/", victim + "/..", scene.attacker() + "/../" + victim, victim + ".tar.gz", victim + ".tar.gz?x",
                "%" + Integer.toHexString(victim.charAt(0)) + victim.substring(1), "%25" + Integer.toHexString(victim.charAt(0)) + victim.substring(1),
                "\\u00" + Integer.toHexString(victim.charAt(0)) + victim.substring(1), victim + "%00", victim + "%2f..", victim + ";x", victim + ",x",
                victim + " " + scene.attacker(), "[" + victim + "]", "\"" + victim + "\"", "-" + victim, victim + "-", "x".repeat(33), "x".repeat(4_000),
                "' OR '1'='1", "null", "undefined", "__proto__").map(this::tenant);
    }

    private Stream<Attack> lookAlikes() {
        return Stream.of(
                victim.replace('e', '\u0435'),
                victim.replace('i', '\u0456'),
                victim.replace('i', '\u0131'),
                victim.replace('s', '\u017f'),
                victim.replace('-', '\u2011'),
                victim.replace('-', '\u2010'),
                (char) (victim.charAt(0) - 'a' + '\uff41') + victim.substring(1),
                victim.replaceAll("[0-9]", "\u0661"),
                victim + "\u0301",
                victim + "\u200b",
                victim.charAt(0) + "\u200d" + victim.substring(1),
                victim.charAt(0) + "\u00ad" + victim.substring(1),
                "\ufeff" + victim,
                "\u202e" + new StringBuilder(victim).reverse(),
                victim.substring(0, 1) + "\ud83d\udc68" + victim.substring(1)).map(this::tenant);
    }

    private Stream<Attack> platformsOwn() {
        return Stream.of("*", "?".repeat(victim.length()), victim.substring(0, victim.length() - 1) + "*", "${aws:PrincipalTag/TenantID}", "pool--main",
                "silo--" + victim, "tenant--" + victim, victim + "--inference", "shared", "arn:aws:sagemaker:us-east-1:000000000000:endpoint/" + victim)
                .map(this::tenant);
    }

    /** The attacker's own name, in a model in which the attacker has none. */
    private Stream<Attack> isolations() {
        String own = scene.isolation().word();
        Stream<Object> others = Stream.of("pool", "bridge", "silo").filter(word -> !word.equals(own)).map(word -> word);
        return Stream.concat(others, Stream.of("", "vault", own.toUpperCase(), own + " ", List.of(own), List.of("pool", "bridge", "silo"), 0, true, Map.of(own, own)))
                .map(claim -> {
                    Map<String, Object> claims = forger.claims(scene.attacker(), scene.isolation());
                    claims.put(forger.api().isolationClaim(), claim);
                    return new Attack("isolation claim " + claim, Due.REFUSED, scene.asking(scene.sharedApi(), forger.signed(claims)).build());
                });
    }

    /** Whichever of the two counts, it has to count for all. Who is not said last is not answered. */
    private Stream<Attack> saidTwice() {
        String once = Forger.json(forger.claims(scene.attacker(), scene.isolation()));
        String twice = "{\"" + forger.api().tenantClaim() + "\":\"" + victim + "\"," + once.substring(1);
        return Stream.of(new Attack("tenant claim said twice, the victim first", Due.OWN_BUSINESS,
                scene.asking(scene.ownApi(), Forger.signed(forger.key(), forger.header(), twice)).build()));
    }
}
