package dev.tenantonboarding.tenancy.probe;

import java.util.List;
import java.util.stream.Stream;

/** Names that a policy which compares loosely would take for a tenant's. IAM decides before existence, so none of them needs to exist. */
final class LookAlikes {
    private LookAlikes() {}

    /** One more character and one fewer at either end, and a name that goes on where this one ends. Each could be an endpoint's. */
    static List<String> of(String id) {
        return Stream.of(id + "0", "x" + id, id.substring(0, id.length() - 1), id.substring(1), id + "-two")
                .map(LookAlikes::withoutOuterHyphen)
                .distinct()
                .toList();
    }

    private static String withoutOuterHyphen(String name) {
        return name.replaceAll("^-|-$", "");
    }
}
