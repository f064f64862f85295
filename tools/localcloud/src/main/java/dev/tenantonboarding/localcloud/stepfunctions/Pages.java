package dev.tenantonboarding.localcloud.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** Lists in pages; a page's token names the last item before the next page, so pages stay whole when items are added. */
final class Pages {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private Pages() {
    }

    /** @param nextToken empty after the last page */
    record Page<T>(List<T> items, Optional<String> nextToken) {
    }

    /**
     * @param items      all, in order
     * @param id         what names an item in a token
     * @param maxResults as requested: null or 0 for AWS's default of 100
     * @param token      as requested: null for the first page
     */
    static <T> Page<T> page(List<T> items, Function<T, String> id, Integer maxResults, String token) {
        var size = size(maxResults);
        var from = token == null ? 0 : after(items, id, decode(token));
        var to = Math.min(items.size(), from + size);
        return new Page<>(List.copyOf(items.subList(from, to)),
                to == items.size() ? Optional.empty() : Optional.of(encode(id.apply(items.get(to - 1)))));
    }

    static int size(Integer maxResults) {
        if (maxResults == null || maxResults == 0) {
            return USUAL;
        }
        if (maxResults < 0 || maxResults > MOST) {
            throw AwsError.validation("1 validation error detected: Value '" + maxResults + "' at 'maxResults' failed to satisfy constraint: "
                    + "Member must have value " + (maxResults < 0 ? "greater than or equal to 0" : "less than or equal to " + MOST));
        }
        return maxResults;
    }

    private static <T> int after(List<T> items, Function<T, String> id, String last) {
        for (var i = 0; i < items.size(); i++) {
            if (id.apply(items.get(i)).equals(last)) {
                return i + 1;
            }
        }
        throw invalid();
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static AwsError invalid() {
        return AwsError.of("InvalidToken", "Invalid Token: 'Invalid token'");
    }
}
