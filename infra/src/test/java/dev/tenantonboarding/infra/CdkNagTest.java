package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class CdkNagTest {

    @Test
    void aws_solutions_finds_nothing_that_is_not_justified_beside_its_resource() throws Exception {
        Node.assumePresent("cdk-nag did not look at the stack");
        var app = OnboardingTemplate.app();
        var stack = new OnboardingStack(app, Files.readString(Path.of("../statemachine/onboarding.asl.json")));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());

        var annotations = Annotations.fromStack(stack);
        var anyFinding = Match.stringLikeRegexp("AwsSolutions-.*");
        assertThat(Stream.of(annotations.findError("*", anyFinding), annotations.findWarning("*", anyFinding)).flatMap(List::stream))
                .extracting(finding -> finding.getId() + " " + finding.getEntry().getData())
                .isEmpty();
    }
}
