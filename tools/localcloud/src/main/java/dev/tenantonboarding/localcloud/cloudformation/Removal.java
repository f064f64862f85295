package dev.tenantonboarding.localcloud.cloudformation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;

/** Removes resources in the reverse order of their dependencies. */
record Removal(Worker worker) {

    /**
     * What a resource that stays depends on is left alone.
     *
     * @param retain tells which ones are only let go
     * @return logical ids of those that could not be removed
     */
    List<String> of(Collection<StackResource> resources, Predicate<StackResource> retain) {
        var byId = resources.stream().collect(Collectors.toMap(StackResource::logicalId, resource -> resource));
        var order = ResourceDeclaration.inOrder(resources.stream().map(StackResource::declaration).toList()).reversed();
        var failed = new ArrayList<ResourceDeclaration>();
        var kept = new ArrayList<ResourceDeclaration>();
        for (var declaration : order) {
            var resource = byId.get(declaration.logicalId());
            if (kept.stream().anyMatch(other -> other.references().contains(declaration.logicalId()))) {
                kept.add(declaration);
            } else if (worker.delete(resource, retain.test(resource))) {
                worker.stack().resource(declaration.logicalId()).filter(current -> current.made().equals(resource.made()))
                        .ifPresent(current -> worker.stack().remove(declaration.logicalId()));
            } else {
                failed.add(declaration);
                kept.add(declaration);
            }
        }
        return failed.stream().map(ResourceDeclaration::logicalId).toList();
    }
}
