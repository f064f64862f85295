package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** Up to a hundred of a list, and where to go on. */
record Page<T>(List<T> items, Optional<String> next) {
    private static final int SIZE = 100;

    static <T> Page<T> of(List<T> all, String token) {
        var from = token == null ? 0 : position(token, all.size());
        var to = Math.min(from + SIZE, all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static int position(String token, int size) {
        if (!token.matches("[0-9]{1,6}") || Integer.parseInt(token) > size) {
            throw AwsError.validation("Invalid pagination token");
        }
        return Integer.parseInt(token);
    }
}
