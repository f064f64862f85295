package dev.tenantonboarding.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/** The CloudFormation template, as synthesized from the sources of a checkout and as committed in it. */
final class OnboardingTemplate {

    private OnboardingTemplate() {
    }

    static Path committedIn(Path repository) {
        return repository.resolve("infra/template/tenant-onboarding.template.json");
    }

    static String synthesize(Path repository) throws IOException {
        var app = app();
        var stack = new OnboardingStack(app, Files.readString(repository.resolve("statemachine/onboarding.asl.json")));
        return CanonicalJson.write(app.synth().getStackByName(stack.getStackName()).getTemplate());
    }

    /** An app that adds nothing of its own to the template. */
    static App app() {
        return App.Builder.create().analyticsReporting(false).build();
    }
}
