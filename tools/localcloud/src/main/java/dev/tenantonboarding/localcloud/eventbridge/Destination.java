package dev.tenantonboarding.localcloud.eventbridge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A kind of target. */
sealed interface Destination {
    String PRINCIPAL = "events.amazonaws.com";

    /** @throws AwsError ValidationException for a target that this kind can't be reached by */
    void check(Target target);

    /** @throws AwsError what the target's service answers */
    void deliver(Target target, Rule rule, Event event, String input);

    /** Starts an execution, in the target's role. */
    record StateMachine(Cloud cloud, Sts sts) implements Destination {
        @Override
        public void check(Target target) {
            if (target.roleArn() == null) {
                throw AwsError.validation("RoleArn is required for target " + target.arn() + ".");
            }
        }

        @Override
        public void deliver(Target target, Rule rule, Event event, String input) {
            var delivery = UUID.nameUUIDFromBytes((rule.arn() + " " + target.id() + event.replay().map(replay -> " " + replay).orElse("")).getBytes(StandardCharsets.UTF_8));
            // A name of its own lets a delivery that is repeated find its execution instead of starting another; a replay starts its own.
            var name = event.id() + "_" + delivery;
            try {
                var session = sts.serviceCaller(target.roleArn(), PRINCIPAL, Optional.of(rule.arn()), "EventBridge");
                cloud.call(session, StartExecutionRequest.builder().stateMachineArn(target.arn()).name(name).input(input).build());
            } catch (AwsError e) {
                if (!e.code().equals("ExecutionAlreadyExists")) {
                    throw e;
                }
            }
        }
    }

    /** Hands the event to a function's queue of asynchronous invocations. */
    record Function(Cloud cloud) implements Destination {
        @Override
        public void check(Target target) {
            requireNoRole(target);
        }

        @Override
        public void deliver(Target target, Rule rule, Event event, String input) {
            cloud.call(service(rule), InvokeRequest.builder().functionName(target.arn()).invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(input)).build());
        }
    }

    /** Sends a message, as the queue's policy allows. */
    record Queue(Cloud cloud) implements Destination {
        @Override
        public void check(Target target) {
            requireNoRole(target);
            if (target.sqsParameters() != null) {
                throw AwsError.unsupported("message groups, which only FIFO queues have");
            }
        }

        @Override
        public void deliver(Target target, Rule rule, Event event, String input) {
            cloud.call(service(rule), SendMessageRequest.builder().queueUrl(url(target.arn())).messageBody(input).build());
        }

        static String url(String arn) {
            return "/" + Aws.ACCOUNT + "/" + arn.substring(arn.lastIndexOf(':') + 1);
        }
    }

    /** EventBridge itself, acting for the rule. */
    static Caller service(Rule rule) {
        return new Caller.ServicePrincipal(PRINCIPAL, Optional.of(rule.arn()));
    }

    private static void requireNoRole(Target target) {
        if (target.roleArn() != null) {
            throw AwsError.unsupported("a RoleArn for target " + target.arn() + "; its resource policy decides");
        }
    }
}
