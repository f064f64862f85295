package dev.tenantonboarding.onboarding.endpoint;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The name of an endpoint configuration that was put in the place of another which differs in name alone: {@code pool--main-1a2b3c4d}, then
 * {@code pool--main-1a2b3c4d-r1}.
 *
 * @param number how often the endpoint was rolled before
 */
record RolledName(String base, long number) {
    private static final Pattern ROLLED = Pattern.compile("(.+)-r(\\d{1,18})");

    static RolledName of(String name) {
        Matcher parts = ROLLED.matcher(name);
        return parts.matches() ? new RolledName(parts.group(1), Long.parseLong(parts.group(2))) : new RolledName(name, 0);
    }

    /** The first after this one that is not among those. Whoever asks at the same time gets the same, and so shares the roll. */
    RolledName next(Set<String> stale) {
        return LongStream.rangeClosed(number + 1, number + 1 + stale.size())
                .mapToObj(later -> new RolledName(base, later))
                .filter(name -> !stale.contains(name.toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("more names than are stale, and all of them stale"));
    }

    /** Whether nobody can be about to use it while this one is in use: what came just before may still be wanted by a roll that was slower. */
    boolean hasOutlived(RolledName other) {
        return other.base.equals(base) && other.number < number - 1;
    }

    @Override
    public String toString() {
        return number == 0 ? base : base + "-r" + number;
    }
}
