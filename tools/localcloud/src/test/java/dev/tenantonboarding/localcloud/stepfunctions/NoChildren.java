package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Children;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Around executions that run without a service. */
record NoChildren() implements Children {

    @Override
    public List<S3Object> list(String bucket, String prefix) {
        throw AwsError.of("NoSuchBucket", "The specified bucket does not exist");
    }

    @Override
    public String text(String bucket, String key) {
        throw AwsError.of("NoSuchBucket", "The specified bucket does not exist");
    }

    @Override
    public void open(MapRun run) {
        throw AwsError.accessDenied("There is nothing to start executions");
    }

    @Override
    public void starting(MapRun run, Execution child) {
        throw AwsError.accessDenied("There is nothing to start executions");
    }

    @Override
    public void redriving(Execution child) {
        throw AwsError.accessDenied("There is nothing to redrive executions");
    }
}
