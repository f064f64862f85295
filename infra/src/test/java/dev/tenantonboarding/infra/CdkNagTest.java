package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class CdkNagTest {

    @Test
    void awsSolutionsFindsNothingThatIsNotJustifiedBesideItsResource() throws Exception {
        Node.assumePresent("cdk-nag did not look at the stack");
        var app = OnboardingTemplate.app();
        var stack = new OnboardingStack(app, Files.readString(Path.of("../statemachine/onboarding.asl.json")));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());

        var anyFinding = Match.stringLikeRegexp("AwsSolutions-.*");
        var annotations = Annotations.fromStack(stack);
        assertThat(annotations.findError("*", anyFinding)).extracting(finding -> finding.getId() + " " + finding.getEntry().getData())
                .isEmpty();
        assertThat(annotations.findWarning("*", anyFinding)).extracting(finding -> finding.getId() + " " + finding.getEntry().getData())
                .isEmpty();
    }
}
