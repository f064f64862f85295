package dev.tenantonboarding.onboarding.upload;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * XGBoost's Universal Binary JSON: an object whose first key is {@code learner}, an object itself. The key's length, a binary number, is
 * what no Python source could hold.
 */
final class XgboostUbj {
    private static final String FIRST_KEY = "learner{";
    private static final int KEY_LENGTH = "learner".length();

    // The types that a length may have, and how many bytes each takes, big-endian.
    private static final Map<Character, Integer> LENGTHS = Map.of('i', 1, 'U', 1, 'I', 2, 'l', 4, 'L', 8);

    private XgboostUbj() {}

    static boolean matches(byte[] head) {
        if (head.length < 2 || head[0] != '{') {
            return false;
        }
        int width = LENGTHS.getOrDefault((char) head[1], 0);
        int key = 2 + width;
        if (width == 0 || head.length < key + FIRST_KEY.length()) {
            return false;
        }
        for (int i = 2; i < key - 1; i++) {
            if (head[i] != 0) {
                return false;
            }
        }
        return head[key - 1] == KEY_LENGTH
                && new String(head, key, FIRST_KEY.length(), StandardCharsets.ISO_8859_1).equals(FIRST_KEY);
    }
}
