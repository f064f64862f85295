package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * One resource's surroundings while something is done to it.
 *
 * @param caller    whom all calls are made as: the deployer or the stack's service role
 * @param made      hears of the physical id as soon as there is one
 * @param waiting   lets some of the timeline's time pass, between looks at a resource that takes long
 */
public record Scope(Cloud cloud, Caller caller, String stackName, String logicalId, Consumer<Made> made, Runnable waiting) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SUFFIX = 12;
    private static final Set<String> GONE = Set.of("NoSuchEntity", "ResourceNotFoundException", "NotFoundException", "QueueDoesNotExist",
            "NoSuchBucket", "StateMachineDoesNotExist");

    <O extends AwsResponse> O call(AwsRequest request, Class<O> answer) {
        return cloud.call(caller, request, answer);
    }

    void call(AwsRequest request) {
        cloud.call(caller, request);
    }

    /** Tells what exists from now on, though the resource is not complete. */
    Made initiated(Made resource) {
        made.accept(resource);
        return resource;
    }

    /** The same for what may be gone already, or was never made. */
    void callUnlessGone(AwsRequest request) {
        try {
            call(request);
        } catch (AwsError e) {
            if (!isGone(e)) {
                throw e;
            }
        }
    }

    /** Whether an error says that what was to be removed is not there. */
    public static boolean isGone(AwsError error) {
        return GONE.contains(error.code()) || error.status() == 404;
    }

    /** {@code stack-LogicalId-RANDOM}, shortened to fit. */
    String physicalName(int longest) {
        var room = longest - SUFFIX - 2;
        var logical = logicalId.length() + stackName.length() <= room ? logicalId : logicalId.substring(0, Math.min(logicalId.length(), room / 2));
        var stack = stackName.substring(0, Math.min(stackName.length(), room - logical.length()));
        return stack + "-" + logical + "-" + RANDOM.ints(SUFFIX, 0, ALPHABET.length()).mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    String lowerCaseName(int longest) {
        return physicalName(longest).toLowerCase(Locale.ROOT);
    }
}
