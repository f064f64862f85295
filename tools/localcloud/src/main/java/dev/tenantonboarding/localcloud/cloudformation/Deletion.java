package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration.Retention;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * Removes a stack.
 *
 * @param retained logical ids of resources to leave, after a removal that failed at them
 */
record Deletion(Worker worker, List<String> retained) implements Runnable {

    @Override
    public void run() {
        var left = new Removal(worker).of(worker.stack().resources(),
                resource -> resource.declaration().deletionPolicy() != Retention.DELETE || retained.contains(resource.logicalId()));
        if (left.isEmpty()) {
            worker.recorder().stack(StackStatus.DELETE_COMPLETE, Optional.empty());
        } else {
            worker.recorder().stack(StackStatus.DELETE_FAILED, Optional.of("The following resource(s) failed to delete: " + left + ". "));
        }
    }
}
