package dev.tenantonboarding.localcloud.cloudformation;

import java.util.Optional;

import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration.Retention;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Makes a stack; what happens when that fails was chosen when it began. */
record Creation(Worker worker, OnFailure onFailure) implements Runnable {

    @Override
    public void run() {
        var stack = worker.stack();
        var definition = stack.definition();
        try {
            var resolver = stack.resolver(definition);
            for (var declaration : definition.template().inOrder(resource -> resolver.holds(resource.condition()))) {
                worker.create(declaration, definition, ResourceStatus.CREATE_IN_PROGRESS, ResourceStatus.CREATE_COMPLETE,
                        ResourceStatus.CREATE_FAILED);
            }
            stack.outputs(worker.outputs(definition));
            worker.recorder().stack(StackStatus.CREATE_COMPLETE, Optional.empty());
        } catch (ResourceFailed e) {
            fail("The following resource(s) failed to create: [" + e.logicalId() + "]. ");
        } catch (AwsError e) {
            fail(e.getMessage() + ". ");
        }
    }

    private void fail(String reason) {
        switch (onFailure) {
            case DO_NOTHING -> worker.recorder().stack(StackStatus.CREATE_FAILED, Optional.of(reason));
            case DELETE -> {
                worker.recorder().stack(StackStatus.DELETE_IN_PROGRESS, Optional.of(reason + "Delete requested by user."));
                remove(StackStatus.DELETE_COMPLETE, StackStatus.DELETE_FAILED);
            }
            case ROLLBACK, UNKNOWN_TO_SDK_VERSION -> {
                worker.recorder().stack(StackStatus.ROLLBACK_IN_PROGRESS, Optional.of(reason + "Rollback requested by user."));
                remove(StackStatus.ROLLBACK_COMPLETE, StackStatus.ROLLBACK_FAILED);
            }
        }
    }

    private void remove(StackStatus done, StackStatus failed) {
        var left = new Removal(worker).of(worker.stack().resources(), resource -> resource.declaration().deletionPolicy() == Retention.RETAIN);
        if (left.isEmpty()) {
            worker.recorder().stack(done, Optional.empty());
        } else {
            worker.recorder().stack(failed, Optional.of("The following resource(s) failed to delete: " + left + ". "));
        }
    }
}
