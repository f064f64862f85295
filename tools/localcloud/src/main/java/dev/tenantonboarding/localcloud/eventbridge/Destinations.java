package dev.tenantonboarding.localcloud.eventbridge;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The kinds of targets there are, by what their ARNs begin with after Region and account. */
final class Destinations {
    private static final Pattern ARN = Pattern.compile("arn:aws:([a-z0-9-]+):[a-z0-9-]*:[0-9]*:(.+)");
    private static final Pattern QUEUE = Pattern.compile("arn:aws:sqs:[a-z0-9-]+:[0-9]+:[A-Za-z0-9_-]+");

    private final Map<String, Destination> byService;

    Destinations(Cloud cloud, Sts sts) {
        byService = Map.of("states", new Destination.StateMachine(cloud, sts), "lambda", new Destination.Function(cloud),
                "sqs", new Destination.Queue(cloud));
    }

    Destination of(String arn) {
        var parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw AwsError.validation("Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
        }
        return Optional.ofNullable(byService.get(parts.group(1)))
                .orElseThrow(() -> AwsError.unsupported("the target " + arn + "; state machines, functions and queues are"));
    }

    /** @throws AwsError ValidationException or what isn't supported, naming it */
    void check(Target target) {
        if (target.kinesisParameters() != null || target.runCommandParameters() != null || target.ecsParameters() != null
                || target.batchParameters() != null || target.httpParameters() != null || target.redshiftDataParameters() != null
                || target.sageMakerPipelineParameters() != null || target.appSyncParameters() != null) {
            throw AwsError.unsupported("the parameters of target " + target.id());
        }
        of(target.arn()).check(target);
        TargetInput.check(target);
        if (target.deadLetterConfig() != null && !QUEUE.matcher(Optional.ofNullable(target.deadLetterConfig().arn()).orElse("")).matches()) {
            throw AwsError.validation("Parameter " + target.deadLetterConfig().arn() + " is not valid. Reason: it is no ARN of a standard queue.");
        }
        if (target.retryPolicy() != null) {
            inRange("MaximumRetryAttempts", target.retryPolicy().maximumRetryAttempts(), 0, 185);
            inRange("MaximumEventAgeInSeconds", target.retryPolicy().maximumEventAgeInSeconds(), 60, 86_400);
        }
    }

    private static void inRange(String name, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw AwsError.validation("Value " + value + " of " + name + " is not between " + least + " and " + most + ".");
        }
    }
}
