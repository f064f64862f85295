package dev.tenantonboarding.localcloud.sns;

import java.util.List;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;

/** Amazon SNS, put together. */
public final class Sns {
    private Sns() {
    }

    public static Service create() {
        var topics = new Topics();
        return new Service("sns", Protocol.QUERY, "http://sns.amazonaws.com/doc/2010-03-31/",
                Stream.of(new TopicOperations(topics).all(), new SubscriptionOperations(topics).all())
                        .<Operation<?, ?>>flatMap(List::stream).toList());
    }
}
