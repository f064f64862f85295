package dev.tenantonboarding.localcloud.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.cloudformation.resource.Properties;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration.Retention;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Changes a stack to a new definition, resource by resource; back again if one fails. */
final class Update implements Runnable {
    private final Worker worker;
    private final Stack stack;
    private final Definition definition;
    private final boolean rollsBack;
    private final Map<String, StackResource> before;
    private final List<StackResource> replaced = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();

    Update(Worker worker, Definition definition, boolean rollsBack) {
        this.worker = worker;
        this.stack = worker.stack();
        this.definition = definition;
        this.rollsBack = rollsBack;
        this.before = stack.resources().stream().collect(Collectors.toMap(StackResource::logicalId, resource -> resource,
                (a, b) -> a, LinkedHashMap::new));
    }

    /** Whether the new definition asks for nothing but what there is. */
    boolean changesNothing() {
        try {
            var wanted = wanted();
            return wanted.size() == before.size() && wanted.stream().allMatch(declaration -> before.containsKey(declaration.logicalId())
                    && isUnchanged(before.get(declaration.logicalId()), worker.properties(declaration, definition)))
                    && worker.outputs(definition).equals(stack.outputs()) && definition.tags().equals(stack.definition().tags());
        } catch (AwsError e) {
            // A reference to what is yet to be made.
            return false;
        }
    }

    /** Before the request is answered, so that no second one comes between. */
    void begin() {
        worker.recorder().stack(StackStatus.UPDATE_IN_PROGRESS, Optional.of("User Initiated"));
    }

    @Override
    public void run() {
        var old = stack.definition();
        try {
            for (var declaration : wanted()) {
                apply(declaration);
            }
            var outputs = worker.outputs(definition);
            stack.define(definition);
            stack.outputs(outputs);
            worker.recorder().stack(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, Optional.empty());
            cleanUp();
            worker.recorder().stack(StackStatus.UPDATE_COMPLETE, Optional.empty());
        } catch (ResourceFailed e) {
            fail("The following resource(s) failed to update: [" + e.logicalId() + "]. ", old);
        } catch (AwsError e) {
            fail(e.getMessage() + ". ", old);
        }
    }

    private List<ResourceDeclaration> wanted() {
        var resolver = stack.resolver(definition);
        return definition.template().inOrder(resource -> resolver.holds(resource.condition()));
    }

    private void apply(ResourceDeclaration declaration) {
        var old = Optional.ofNullable(before.get(declaration.logicalId()));
        if (old.isEmpty()) {
            touched.add(declaration.logicalId());
            worker.create(declaration, definition, ResourceStatus.CREATE_IN_PROGRESS, ResourceStatus.CREATE_COMPLETE, ResourceStatus.CREATE_FAILED);
            return;
        }
        var properties = worker.properties(declaration, definition);
        if (isUnchanged(old.get(), properties)) {
            stack.put(old.get().with(declaration));
            return;
        }
        touched.add(declaration.logicalId());
        if (old.get().type().schema().replacing().stream().allMatch(name -> same(old.get().properties(), properties, name))) {
            worker.update(old.get(), declaration, properties);
        } else {
            worker.recorder().resource(old.get(), ResourceStatus.UPDATE_IN_PROGRESS,
                    Optional.of("Requested update requires the creation of a new physical resource; hence creating one."));
            worker.create(declaration, definition, ResourceStatus.UPDATE_IN_PROGRESS, ResourceStatus.UPDATE_COMPLETE, ResourceStatus.UPDATE_FAILED);
            replaced.add(old.get());
        }
    }

    /** What was replaced or is no longer wanted; a failure here leaves it behind but does not fail the update. */
    private void cleanUp() {
        var resolver = stack.resolver(definition);
        var gone = before.values().stream().filter(resource -> Optional.ofNullable(definition.template().resources().get(resource.logicalId()))
                .filter(declaration -> resolver.holds(declaration.condition())).isEmpty()).toList();
        var removal = new Removal(worker);
        removal.of(replaced, resource -> resource.declaration().updateReplacePolicy() != Retention.DELETE);
        removal.of(gone, resource -> resource.declaration().deletionPolicy() != Retention.DELETE);
        gone.forEach(resource -> stack.remove(resource.logicalId()));
    }

    private void fail(String reason, Definition old) {
        if (!rollsBack) {
            worker.recorder().stack(StackStatus.UPDATE_FAILED, Optional.of(reason));
            return;
        }
        worker.recorder().stack(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, Optional.of(reason));
        try {
            var made = touched.reversed().stream().map(this::undo).flatMap(Optional::stream).toList();
            before.values().stream().filter(resource -> !touched.contains(resource.logicalId())).forEach(stack::put);
            worker.recorder().stack(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, Optional.empty());
            new Removal(worker).of(made, resource -> !before.containsKey(resource.logicalId())
                    && resource.declaration().deletionPolicy() == Retention.RETAIN);
            stack.define(old);
            worker.recorder().stack(StackStatus.UPDATE_ROLLBACK_COMPLETE, Optional.empty());
        } catch (ResourceFailed e) {
            worker.recorder().stack(StackStatus.UPDATE_ROLLBACK_FAILED,
                    Optional.of("The following resource(s) failed to update: [" + e.logicalId() + "]. "));
        }
    }

    /** Puts back what was before; answers what the update had made instead, to be removed. */
    private Optional<StackResource> undo(String logicalId) {
        var now = stack.resource(logicalId);
        var old = Optional.ofNullable(before.get(logicalId));
        if (old.isEmpty()) {
            return now;
        }
        if (now.isPresent() && now.get().made().equals(old.get().made())) {
            worker.update(now.get(), old.get().declaration(), old.get().properties());
            return Optional.empty();
        }
        stack.put(worker.recorder().resource(old.get(), ResourceStatus.UPDATE_COMPLETE, Optional.empty()));
        return now.filter(resource -> resource.made().isPresent());
    }

    private static boolean isUnchanged(StackResource old, Properties properties) {
        return old.properties().equals(properties);
    }

    private static boolean same(Properties old, Properties properties, String name) {
        return old.node().path(name).equals(properties.node().path(name));
    }
}
