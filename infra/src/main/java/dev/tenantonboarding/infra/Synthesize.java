package dev.tenantonboarding.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the template: {@code ./mvnw -q -pl infra -am -Psynth process-classes}. */
public final class Synthesize {

    private Synthesize() {
    }

    public static void main(String[] arguments) throws IOException {
        var repository = Path.of(arguments[0]);
        var file = OnboardingTemplate.committedIn(repository);
        Files.createDirectories(file.getParent());
        Files.writeString(file, OnboardingTemplate.synthesize(repository));
        System.out.printf("%s: %,d bytes%n", file.normalize(), Files.size(file));
    }
}
