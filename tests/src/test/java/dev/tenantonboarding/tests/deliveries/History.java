package dev.tenantonboarding.tests.deliveries;

import dev.tenantonboarding.tenancy.TenantStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What was sent for a tenant. Each word is a second, in which {@code C}, a creation, or {@code D}, a deletion, was sent, or both: then the
 * creation came first, since nobody deletes what is not there yet.
 */
record History(String words) {
    private static final List<String> ALL = List.of("C", "D", "C C", "C D", "CD", "D C", "C D D", "C C D", "D C D", "C D C D", "C D C");

    static Stream<History> some(int count, Random random) {
        List<String> shuffled = new ArrayList<>(ALL);
        Collections.shuffle(shuffled, random);
        return shuffled.stream().limit(count).map(History::new);
    }

    List<String> seconds() {
        return List.of(words.split(" "));
    }

    /** What was sent last counts. */
    TenantStatus end() {
        return words.endsWith("D") ? TenantStatus.OFFBOARDED : TenantStatus.ACTIVE;
    }

    boolean hasDeletion() {
        return words.contains("D");
    }

    /** How often the tenant came. Some of these may pass unseen, if the deletion that ended one was overtaken. */
    int lives() {
        return words.replace(" ", "").replaceAll("C+", "C").replace("D", "").length();
    }

    /** How often it left, if it was not for an earlier one to do so. */
    int departures() {
        return words.replace(" ", "").replaceAll("D+", "D").replace("C", "").length();
    }

    @Override
    public String toString() {
        return words;
    }
}
