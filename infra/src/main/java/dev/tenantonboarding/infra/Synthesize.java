package dev.tenantonboarding.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the templates: {@code ./mvnw -q -pl infra -am -Psynth process-classes}. */
public final class Synthesize {

    private Synthesize() {
    }

    public static void main(String[] arguments) throws IOException {
        var repository = Path.of(arguments[0]);
        for (var template : Template.values()) {
            var file = repository.resolve(template.file());
            Files.createDirectories(file.getParent());
            Files.writeString(file, template.synthesize(repository));
            System.out.printf("%s: %,d bytes%n", file.normalize(), Files.size(file));
        }
    }
}
