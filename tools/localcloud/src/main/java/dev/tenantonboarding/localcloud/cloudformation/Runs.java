package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.eventbridge.EventBridge;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Starts what happens to stacks after a request was answered. */
record Runs(Cloud cloud, Sts sts, EventBridge events, BiConsumer<String, Throwable> log) {
    private static final Optional<String> BY_USER = Optional.of("User Initiated");

    void create(Stack stack, OnFailure onFailure, Caller caller, Optional<String> token) {
        var worker = worker(stack, stack.definition(), caller, token);
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

    private Worker worker(Stack stack, Definition definition, Caller caller, Optional<String> token) {
        var acting = definition.roleArn().<Caller>map(role -> sts.serviceCaller(role, StackAccess.PRINCIPAL, Optional.of(stack.id()), "AWSCloudFormation"))
                .orElse(caller);
        var recorder = new Recorder(stack, token, cloud.timeline(), events);
        return new Worker(cloud, acting, stack, recorder, new Pace(cloud.timeline()), log);
    }
}
