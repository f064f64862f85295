package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sts.Sts;

/** AWS CloudFormation, put together. */
public final class CloudFormation {
    private CloudFormation() {
    }

    /**
     * @param sts where stacks with a service role get its session
     * @param s3  where templates are read
     * @param log hears of failures that are the cloud's own
     */
    public static Service create(Cloud cloud, Sts sts, S3 s3, ServiceEvents events, BiConsumer<String, Throwable> log) {
        var stacks = new Stacks();
        var source = new TemplateSource(s3);
        var access = new StackAccess(stacks);
        return new Service("cloudformation", Protocol.QUERY, "http://cloudformation.amazonaws.com/doc/2010-05-15/",
                Stream.of(new StackOperations(stacks, source, access, new Runs(cloud, sts, events, log)).all(),
                        new StackQueries(stacks, access).all(),
                        new TemplateOperations(stacks, source, access).all()).<Operation<?, ?>>flatMap(List::stream).toList());
    }
}
