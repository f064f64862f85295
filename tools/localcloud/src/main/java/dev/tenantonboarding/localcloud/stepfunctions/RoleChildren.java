package dev.tenantonboarding.localcloud.stepfunctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Children;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What one execution of a machine, and those that its Map Runs start, need for distributed Maps. */
record RoleChildren(Cloud cloud, S3 s3, RoleSession session, StateMachine machine, StateMachines machines, MapRuns runs) implements Children {

    @Override
    public List<S3Object> list(String bucket, String prefix) {
        return s3.list(session.caller(), bucket, prefix);
    }

    @Override
    public String text(String bucket, String key) {
        try (var object = s3.read(session.caller(), bucket, key)) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("s3://" + bucket + "/" + key + " cannot be read", e);
        }
    }

    @Override
    public void open(MapRun run) {
        cloud.authorize(session.caller(), Access.to("states:StartExecution", machine.arn()).withResourceTags(machines.tags(machine.arn())));
        runs.add(run);
    }

    @Override
    public void starting(MapRun run, Execution child) {
        runs.add(run, new Executions.Started(machine, child));
    }

    @Override
    public void redriving(Execution child) {
        cloud.authorize(session.caller(), Access.to("states:RedriveExecution", child.identity().arn()));
    }
}
