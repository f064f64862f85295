package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Principal;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;

/** The queue for events that reached no target. Each message says which rule and why. */
final class DeadLetters {

    private static final int FOURTEEN_DAYS = 14 * 24 * 3600;

    private final Stack stack;
    private final CfnQueue queue;

    DeadLetters(Stack stack) {
        this.stack = stack;
        queue = CfnQueue.Builder.create(stack, "DeadLetters")
                .messageRetentionPeriod(FOURTEEN_DAYS)
                .sqsManagedSseEnabled(true)
                .build();
        Accepted.because(queue, "AwsSolutions-SQS3", "It is the dead-letter queue.");
    }

    String arn() {
        return queue.getAttrArn();
    }

    String name() {
        return queue.getAttrQueueName();
    }

    String url() {
        return queue.getRef();
    }

    void acceptFrom(CfnRule... rules) {
        CfnQueuePolicy.Builder.create(stack, "DeadLettersPolicy")
                .queues(List.of(queue.getRef()))
                .policyDocument(Policy.of(
                        Statement.allow("AcceptUndelivered", "sqs:SendMessage")
                                .to(Principal.service("events.amazonaws.com"))
                                .on(arn())
                                .when("ArnEquals", "aws:SourceArn",
                                        Stream.of(rules).map(CfnRule::getAttrArn).toArray(String[]::new)),
                        Statement.deny("TlsOnly", "sqs:*")
                                .to(Principal.everyone())
                                .on(arn())
                                .when("Bool", "aws:SecureTransport", "false")).toMap())
                .build();
    }
}
