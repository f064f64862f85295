package dev.tenantonboarding.localcloud.kernel;

import java.util.List;

/**
 * An AWS service, as far as the local cloud has it.
 *
 * @param name      the name requests are signed with, such as {@code states}; REST and JSON halves of one name are two services
 * @param namespace of its XML answers, for query services; else empty
 */
public record Service(String name, Protocol protocol, String namespace, List<Operation<?, ?>> operations) {
    public Service {
        operations = List.copyOf(operations);
    }

    public Service(String name, Protocol protocol, List<Operation<?, ?>> operations) {
        this(name, protocol, "", operations);
    }
}
