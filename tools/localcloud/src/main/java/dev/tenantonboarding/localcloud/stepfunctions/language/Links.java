package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.List;

/**
 * Where a state leads.
 *
 * @param terminal whether it can end its graph
 */
record Links(List<Target> targets, boolean terminal) {
    Links {
        targets = List.copyOf(targets);
    }

    /** @param location the field that names the target */
    record Target(String location, String name) {
    }
}
