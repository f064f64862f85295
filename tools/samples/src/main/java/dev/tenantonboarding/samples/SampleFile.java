package dev.tenantonboarding.samples;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One object of a sample model.
 *
 * @param key the object's key in the model source bucket
 */
public record SampleFile(String key) {

    public SampleFile {
        if (SampleFile.class.getResource("models/" + key) == null) {
            throw new IllegalArgumentException("No sample file has the key " + key);
        }
    }

    /** The object's content, some kilobytes. */
    public byte[] content() {
        try (var in = SampleFile.class.getResourceAsStream("models/" + key)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The sample file " + key + " can't be read from the class path", e);
        }
    }
}
