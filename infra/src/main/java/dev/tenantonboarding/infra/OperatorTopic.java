package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Principal;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;

/** Where alarms go, and from there to the operators. It has no key of its own: an alarm says no more than its name and a number. */
final class OperatorTopic {

    private final CfnTopic topic;

    OperatorTopic(Stack stack, String email) {
        topic = CfnTopic.Builder.create(stack, "OperatorTopic").build();
        CfnTopicPolicy.Builder.create(stack, "OperatorTopicPolicy")
                .topics(List.of(arn()))
                .policyDocument(Policy.of(
                        Statement.allow("TakeAlarms", "sns:Publish")
                                .to(Principal.service("cloudwatch.amazonaws.com"))
                                .on(arn())
                                .when("StringEquals", "aws:SourceAccount", Aws.ACCOUNT_ID),
                        Statement.deny("TlsOnly", "sns:Publish")
                                .to(Principal.everyone())
                                .on(arn())
                                .when("Bool", "aws:SecureTransport", "false")).toMap())
                .build();
        var given = CfnCondition.Builder.create(stack, "HasOperatorEmail").expression(Fn.conditionNot(Fn.conditionEquals(email, ""))).build();
        CfnSubscription.Builder.create(stack, "OperatorSubscription").topicArn(arn()).protocol("email").endpoint(email).build()
                .getCfnOptions().setCondition(given);
    }

    String arn() {
        return topic.getRef();
    }
}
