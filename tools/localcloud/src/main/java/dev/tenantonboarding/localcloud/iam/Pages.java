package dev.tenantonboarding.localcloud.iam;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One page of a listing, as IAM pages.
 *
 * @param next the marker for the page after this one; absent on the last
 */
record Pages<T>(List<T> items, Optional<String> next) {
    private static final int DEFAULT_ITEMS = 100;
    private static final int MOST_ITEMS = 1000;

    /** Markers tell where to go on, counted in items. */
    static <T> Pages<T> of(List<T> all, Optional<Integer> maxItems, Optional<String> marker) {
        int size = maxItems.orElse(DEFAULT_ITEMS);
        if (size < 1 || size > MOST_ITEMS) {
            throw IamErrors.validation("1 validation error detected: Value '" + size + "' at 'maxItems' failed to satisfy constraint: "
                    + "Member must have value between 1 and 1000");
        }
        int from = Math.min(marker.map(Pages::offset).orElse(0), all.size());
        int to = Math.min(from + size, all.size());
        var next = Base64.getEncoder().encodeToString(Integer.toString(to).getBytes(StandardCharsets.UTF_8));
        return new Pages<>(all.subList(from, to), to < all.size() ? Optional.of(next) : Optional.empty());
    }

    boolean truncated() {
        return next.isPresent();
    }

    private static int offset(String marker) {
        try {
            return Integer.parseUnsignedInt(new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw IamErrors.validation("Invalid Marker.");
        }
    }
}
