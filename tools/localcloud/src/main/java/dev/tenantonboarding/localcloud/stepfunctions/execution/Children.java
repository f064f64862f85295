package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.List;

import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What distributed Maps need of the service around them. All of it is asked for as the machine's role; what the role may not do throws
 * an AwsError.
 */
public interface Children {

    /** All objects of a bucket below a prefix. */
    List<S3Object> list(String bucket, String prefix);

    /** An object's content, read as UTF-8. */
    String text(String bucket, String key);

    /** Checks that the role may start executions of its own machine, and makes the Map Run known. */
    void open(MapRun run);

    /** Makes a child known, which is about to start. */
    void starting(MapRun run, Execution child);

    /** Checks that the role may redrive a child. */
    void redriving(Execution child);
}
