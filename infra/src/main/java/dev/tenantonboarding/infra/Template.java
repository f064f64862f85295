package dev.tenantonboarding.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The CloudFormation templates, as synthesized from the sources of a checkout and as committed in it. */
enum Template {

    /** The platform itself. */
    PLATFORM("tenant-onboarding") {
        @Override
        Stack stack(App app, Path repository) {
            return new OnboardingStack(
                    app, workflow(repository, "onboarding"), workflow(repository, "offboarding"), workflow(repository, "isolation-audit"));
        }
    },
    /** What each silo tenant gets. */
    SILO_TENANT("silo-tenant") {
        @Override
        Stack stack(App app, Path repository) {
            return new SiloTenantStack(app);
        }
    };

    private final String name;

    Template(String name) {
        this.name = name;
    }

    abstract Stack stack(App app, Path repository);

    /** Where it is committed, from a checkout's root. */
    String file() {
        return "infra/template/" + name + ".template.json";
    }

    String synthesize(Path repository) throws IOException {
        var app = app();
        var stack = stack(app, repository);
        return CanonicalJson.write(app.synth().getStackByName(stack.getStackName()).getTemplate());
    }

    /** An app that adds nothing of its own to the template. */
    static App app() {
        return App.Builder.create().analyticsReporting(false).build();
    }

    private static String workflow(Path repository, String name) {
        try {
            return Files.readString(repository.resolve("statemachine/" + name + ".asl.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
