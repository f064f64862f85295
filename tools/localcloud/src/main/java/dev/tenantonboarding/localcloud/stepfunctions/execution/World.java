package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * What an execution needs around it.
 *
 * @param timeline its clock, timers and threads
 * @param lambda   calls Lambda as the machine's role; throws AwsError where Lambda refuses
 * @param children what distributed Maps need
 * @param tokens   of tasks that wait to be called back
 * @param changed  hears in order of each change of the execution's status, with how far it was then
 */
public record World(Timeline timeline, Function<InvokeRequest, InvokeResponse> lambda, Children children, TaskTokens tokens,
                    BiConsumer<Execution, Progress> changed) {
}
