package dev.tenantonboarding.tests.proof;

import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.tests.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The texts of the two templates. */
record Templates(String main, String silo) {
    static Templates committed() {
        return new Templates(read("tenant-onboarding"), read("silo-tenant"));
    }

    Template parsedMain() {
        return Template.parse(main);
    }

    Template parsedSilo() {
        return Template.parse(silo);
    }

    private static String read(String name) {
        try {
            return Files.readString(Stage.home().root().resolve("infra/template/" + name + ".template.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
