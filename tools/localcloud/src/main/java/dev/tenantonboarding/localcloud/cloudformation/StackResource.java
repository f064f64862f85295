package dev.tenantonboarding.localcloud.cloudformation;

import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.localcloud.cloudformation.resource.Made;
import dev.tenantonboarding.localcloud.cloudformation.resource.Properties;
import dev.tenantonboarding.localcloud.cloudformation.resource.ResourceType;
import dev.tenantonboarding.localcloud.cloudformation.resource.ResourceTypes;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/**
 * A resource of a stack as it stands.
 *
 * @param properties what it was last made or changed from, resolved
 * @param made       empty until something of it exists
 */
record StackResource(ResourceDeclaration declaration, Properties properties, Optional<Made> made, ResourceStatus status, Optional<String> reason,
                     Instant updated) {

    String logicalId() {
        return declaration.logicalId();
    }

    ResourceType type() {
        return ResourceTypes.of(declaration.type());
    }

    String physicalId() {
        return made.map(Made::physicalId).orElse("");
    }

    StackResource with(ResourceDeclaration changed) {
        return new StackResource(changed, properties, made, status, reason, updated);
    }

    StackResource with(Made now) {
        return new StackResource(declaration, properties, Optional.of(now), status, reason, updated);
    }

    StackResource with(Properties changed) {
        return new StackResource(declaration, changed, made, status, reason, updated);
    }

    StackResource with(ResourceStatus now, Optional<String> why, Instant time) {
        return new StackResource(declaration, properties, made, now, why, time);
    }
}
