package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.stepfunctions.language.Definition;
import org.junit.jupiter.api.Test;

class OurWorkflowTest {
    private static final Pattern FUNCTION = Pattern.compile("\\$\\{(\\w+)FunctionArn}");

    @Test
    void theOnboardingWorkflowIsAccepted() throws Exception {
        var source = Files.readString(Path.of("../../statemachine/onboarding.asl.json"));
        var filled = FUNCTION.matcher(source).replaceAll("arn:aws:lambda:us-east-1:000000000000:function:$1")
                .replace("${EndpointPollSeconds}", "15");

        assertThat(Definition.parse(filled).graph().startAt()).isEqualTo("ClaimTenant");
    }
}
