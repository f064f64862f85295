package dev.tenantonboarding.onboarding.upload;

import java.io.InputStream;

/** Opens an object of a model source, at just the content that was listed. Whoever opens it closes it. */
@FunctionalInterface
public interface SourceReads {
    /** @throws dev.tenantonboarding.onboarding.WriteContended if the object has changed since */
    InputStream open(SourceObject object);
}
