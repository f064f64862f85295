package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.util.Arrays;

/** Which names entries of an archive may have: those that stay inside the folder that it is unpacked to. */
final class EntryNames {
    private static final int MAX_LENGTH = 1024;

    private EntryNames() {}

    static void check(String name) {
        if (name.isEmpty()) {
            throw InvalidModelArchive.entry(name, "has no name");
        }
        if (name.length() > MAX_LENGTH) {
            throw InvalidModelArchive.entry(name, "has a name longer than " + MAX_LENGTH + " characters");
        }
        if (name.startsWith("/")) {
            throw InvalidModelArchive.entry(name, "has an absolute path");
        }
        if (Arrays.asList(name.split("/")).contains("..")) {
            throw InvalidModelArchive.entry(name, "has a path with '..'");
        }
        if (name.contains("\\") || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidModelArchive.entry(name, "has a backslash or a control character in its name");
        }
    }
}
