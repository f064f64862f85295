package dev.tenantonboarding.tests.proof;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Random names: tenants' ids, of few letters so that they are often alike, and what could be mistaken for one. */
record Words(RandomGenerator random) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String LETTERS = "ab1-";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 32;
    private static final int USUALLY = 6;
    private static final int ONE_LONG_IN = 20;

    /** An id that a tenant can have. */
    String tenant() {
        String id;
        do {
            id = text(random.nextInt(ONE_LONG_IN) == 0 ? LONGEST : random.nextInt(SHORTEST, USUALLY));
        } while (!ID.matcher(id).matches());
        return id;
    }

    /** The same tenant, one with an id that is nearly the same, or just another. */
    String neighbourOf(String tenant) {
        return switch (random.nextInt(4)) {
            case 0 -> tenant;
            case 1, 2 -> likeId(tenant);
            default -> tenant();
        };
    }

    private String likeId(String tenant) {
        String like = alike(tenant);
        return ID.matcher(like).matches() && like.length() >= SHORTEST && like.length() <= LONGEST ? like : tenant();
    }

    /** Something that resembles a tenant's id and is seldom that id. */
    String alike(String id) {
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> id;
            case 3, 4 -> id + letter();
            case 5, 6 -> letter() + id;
            case 7 -> id.substring(0, id.length() - 1);
            case 8 -> id.substring(1);
            case 9 -> id.toUpperCase(Locale.ROOT);
            case 10 -> id.replace('a', '\u0430');
            case 11 -> id + "-" + tenant();
            case 12 -> id + "--" + tenant();
            case 13 -> "silo--" + id;
            case 14 -> "pool--" + id;
            case 15 -> tenant() + "/../" + id;
            case 16 -> "../" + id;
            case 17 -> id + "/" + tenant();
            case 18 -> tenant() + "/" + id;
            case 19 -> pick(List.of("*", "?", id + "*", "*" + id, id.substring(1) + "?"));
            case 20 -> "${aws:PrincipalTag/TenantID}";
            case 21 -> pick(List.of(" " + id, id + " ", id + "\n", id + "\u0000", ""));
            case 22 -> "pool--main";
            default -> tenant();
        };
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private String letter() {
        return text(1);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
