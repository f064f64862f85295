package dev.tenantonboarding.localcloud.lambda;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.lambda.runtime.Invocation;
import dev.tenantonboarding.localcloud.lambda.runtime.Outcome;

/** Runs functions within their reserved concurrency; the timeline stands still meanwhile, so timeouts are real time. */
final class Invoker {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    private final Functions functions;
    private final Timeline timeline;
    private final BiConsumer<String, Throwable> log;

    Invoker(Functions functions, Timeline timeline, BiConsumer<String, Throwable> log) {
        this.functions = functions;
        this.timeline = timeline;
        this.log = log;
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError ResourceNotFoundException, or TooManyRequestsException over the reserved concurrency */
    Outcome invoke(FunctionRef ref, byte[] payload, String requestId) {
        var version = functions.version(ref);
        var concurrency = functions.get(ref).concurrency();
        concurrency.enter();
        try (var busy = timeline.inFlight()) {
            var configuration = version.configuration();
            var outcome = version.instances().invoke(new Invocation(requestId, ref.name(), version.number(), ref.arn(), configuration.memory(),
                    version.instances().logGroup(), Duration.ofSeconds(configuration.timeout()), payload), DAY.format(timeline.now()));
            if (outcome instanceof Outcome.Failed failed) {
                log.accept("function " + ref.name() + " failed, request " + requestId, failed.cause());
            }
            return outcome;
        } finally {
            concurrency.leave();
        }
    }
}
