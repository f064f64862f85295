package dev.tenantonboarding.tenancy;

import java.util.regex.Pattern;

/**
 * A tenant's name. It is at once an S3 key, an endpoint name, a session tag, a role session name, a stack name part and a cost tag,
 * so one pattern satisfies them all. A double hyphen marks names of the platform ({@code pool--main}, {@code silo--acme}), which is
 * why no tenant can have one.
 */
public record TenantId(String value) implements Comparable<TenantId> {
    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 32;
    public static final String PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
    // A tenant's own models are delivered under {tenantId}/, and what is under shared/ every tenant may read.
    public static final String RESERVED = "shared";
    public static final String RULE = "must match " + PATTERN + ", be " + MIN_LENGTH + " to " + MAX_LENGTH
            + " characters long and not be " + RESERVED + ", whose models every tenant may read";

    private static final Pattern LEGAL = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException if the value breaks {@link #RULE} */
    public TenantId {
        if (!isLegal(value)) {
            throw new IllegalArgumentException("tenantId " + RULE);
        }
    }

    public static boolean isLegal(String value) {
        return value.length() >= MIN_LENGTH
                && value.length() <= MAX_LENGTH
                && LEGAL.matcher(value).matches()
                && !value.equals(RESERVED);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
