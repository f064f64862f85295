package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Starts what happens to stacks after a request was answered. */
record Runs(Cloud cloud, Sts sts, ServiceEvents events, BiConsumer<String, Throwable> log) {
    private static final Optional<String> BY_USER = Optional.of("User Initiated");

    void create(Worker worker, OnFailure onFailure) {
        worker.recorder().stack(StackStatus.CREATE_IN_PROGRESS, BY_USER);
        cloud.timeline().start(new Creation(worker, onFailure));
    }

    Update update(Stack stack, Definition definition, boolean rollsBack, Caller caller, Optional<String> token) {
        return new Update(worker(stack, definition, caller, token), definition, rollsBack);
    }

    void start(Update update) {
        update.begin();
        cloud.timeline().start(update);
    }

    void delete(Stack stack, List<String> retained, Caller caller, Optional<String> token) {
        var worker = worker(stack, stack.definition(), caller, token);
        worker.recorder().stack(StackStatus.DELETE_IN_PROGRESS, BY_USER);
        cloud.timeline().start(new Deletion(worker, retained));
    }

    /**
     * What works on a stack.
     *
     * @throws AwsError ValidationException if the definition's service role can't be assumed
     */
    Worker worker(Stack stack, Definition definition, Caller caller, Optional<String> token) {
        var acting = definition.roleArn().map(role -> session(role, stack)).orElse(caller);
        var recorder = new Recorder(stack, token, cloud.timeline(), events);
        return new Worker(cloud, acting, stack, recorder, new Pace(cloud.timeline()), log);
    }

    private Caller session(String roleArn, Stack stack) {
        try {
            return sts.serviceCaller(roleArn, StackAccess.PRINCIPAL, Optional.of(stack.id()), "AWSCloudFormation");
        } catch (AwsError e) {
            throw AwsError.validation("Role " + roleArn + " is invalid or cannot be assumed");
        }
    }
}
