package dev.tenantonboarding.infra;

import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** What a stack tells those who use it. */
final class Outputs {

    private Outputs() {
    }

    /** In a scope of their own, since some are named like the parameter that they repeat. */
    static void add(Stack stack, Map<String, String> values) {
        Validations.of(stack).acknowledge(Acknowledgment.builder().id("CloudFormation-Validate::W1001")
                .reason("Fn::If chooses a resource only under the condition that creates it").build());
        var outputs = new Construct(stack, "Outputs");
        values.forEach((name, value) ->
                CfnOutput.Builder.create(outputs, name).value(value).build().overrideLogicalId(name));
    }
}
