package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class CdkNagTest {

    @ParameterizedTest
    @EnumSource
    void aws_solutions_finds_nothing_that_is_not_justified_beside_its_resource(Template template) throws Exception {
        Node.assumePresent("cdk-nag did not look at the stack");
        var app = Template.app();
        var stack = template.stack(app, Path.of(".."));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());

        var annotations = Annotations.fromStack(stack);
        var anyFinding = Match.stringLikeRegexp("AwsSolutions-.*");
        assertThat(Stream.of(annotations.findError("*", anyFinding), annotations.findWarning("*", anyFinding)).flatMap(List::stream))
                .extracting(finding -> finding.getId() + " " + finding.getEntry().getData())
                .isEmpty();
    }
}
