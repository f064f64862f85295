package dev.tenantonboarding.onboarding.upload;

import java.io.IOException;
import java.io.InputStream;

/** What the files in an archive may hold. */
public interface FileRule {
    /** For endpoints of one tenant alone: there a model may bring whatever it likes. */
    FileRule ANYTHING = (name, content) -> {};

    /** @throws dev.tenantonboarding.onboarding.InvalidModelArchive naming the file, if it may not be in the archive */
    void check(String name, InputStream content) throws IOException;
}
