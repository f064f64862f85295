package dev.tenantonboarding.localcloud.sqs;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.Timeline;

/** Amazon SQS, for clients that speak its query protocol as well as those that speak JSON. */
public final class SqsService {
    private SqsService() {
    }

    /** @param endpoint where queues are reached, once the port is open */
    public static Service create(Timeline timeline, Supplier<URI> endpoint) {
        var queues = new Queues(endpoint);
        var messages = new Messages(timeline, queues);
        return new Service("sqs", Protocol.SQS, "http://queue.amazonaws.com/doc/2012-11-05/",
                Stream.of(new QueueOperations(queues).all(), new MessageOperations(queues, messages).all(),
                        new BatchOperations(queues, messages).all())
                        .<Operation<?, ?>>flatMap(List::stream).toList());
    }
}
