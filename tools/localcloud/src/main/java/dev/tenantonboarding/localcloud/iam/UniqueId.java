package dev.tenantonboarding.localcloud.iam;

import java.security.SecureRandom;

/** Identifiers in AWS's form: four letters that tell the kind, then letters and digits. */
public final class UniqueId {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private UniqueId() {
    }

    /**
     * @param prefix such as {@code AROA} for roles and {@code ASIA} for temporary access keys
     * @param length of the whole, prefix included
     */
    public static String of(String prefix, int length) {
        var id = new StringBuilder(prefix);
        while (id.length() < length) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
