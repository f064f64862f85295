package dev.tenantonboarding.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param next the marker for the page after this one, null on the last, as the SDK's builders take it
 */
record Page<T>(List<T> items, String next) {
    private static final int MOST_ITEMS = 50;

    /**
     * @param max    null for as many as Lambda gives
     * @param marker null for the first page
     */
    static <T> Page<T> of(List<T> all, Integer max, String marker) {
        var size = Math.min(Optional.ofNullable(max).orElse(MOST_ITEMS), MOST_ITEMS);
        if (size < 1) {
            throw LambdaErrors.constraint(max, "maxItems", "Member must have value greater than or equal to 1");
        }
        var from = Math.min(Optional.ofNullable(marker).map(Page::offset).orElse(0), all.size());
        var to = Math.min(from + size, all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? marker(to) : null);
    }

    private static String marker(int offset) {
        return Base64.getEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String marker) {
        try {
            return Integer.parseUnsignedInt(new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalid("Invalid Marker.");
        }
    }
}
