package dev.tenantonboarding.localcloud.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** All stacks, deleted ones too. */
final class Stacks {
    private final List<Stack> all = new ArrayList<>();

    synchronized void add(Stack stack) {
        if (live(stack.name()).isPresent()) {
            throw AwsError.of("AlreadyExistsException", "Stack [" + stack.name() + "] already exists");
        }
        all.add(stack);
    }

    /** The newest first. */
    synchronized List<Stack> all() {
        return all.reversed().stream().toList();
    }

    /** By the name of one that is not deleted, or by id. */
    Optional<Stack> find(String nameOrId) {
        return nameOrId.startsWith("arn:") ? all().stream().filter(stack -> stack.id().equals(nameOrId)).findFirst() : live(nameOrId);
    }

    Stack require(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> AwsError.validation("Stack with id " + nameOrId + " does not exist"));
    }

    private Optional<Stack> live(String name) {
        return all().stream().filter(stack -> stack.name().equals(name) && !stack.isDeleted()).findFirst();
    }
}
