package dev.tenantonboarding.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a tenant is kept apart from the others: by target model, by endpoint, or by a stack of its own. */
public enum IsolationModel {
    POOL, BRIDGE, SILO;

    /** The word that events, tags, claims and records use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<IsolationModel> of(String word) {
        return Arrays.stream(values()).filter(model -> model.word().equals(word)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(IsolationModel::word).collect(Collectors.joining(", "));
    }
}
