package dev.tenantonboarding.localcloud.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Notes each change of a stack's or resource's status: in the stack, among its events, and on the event bus. */
final class Recorder {
    private final Stack stack;
    private final Optional<String> token;
    private final Timeline timeline;
    private final ServiceEvents bus;

    /** @param token the client's request token, which all events of its operation bear */
    Recorder(Stack stack, Optional<String> token, Timeline timeline, ServiceEvents bus) {
        this.stack = stack;
        this.token = token;
        this.timeline = timeline;
        this.bus = bus;
    }

    void stack(StackStatus status, Optional<String> reason) {
        var now = timeline.now();
        var event = event(stack.name(), stack.id(), "AWS::CloudFormation::Stack", status.toString(), reason).timestamp(now);
        stack.add(event.eventId(UUID.randomUUID().toString()).build());
        stack.status(status, reason, now);
        emit("CloudFormation Stack Status Change", Map.of(), status.toString(), reason);
    }

    /** The resource with its new status; whoever calls puts it into the stack if it belongs there. */
    StackResource resource(StackResource resource, ResourceStatus status, Optional<String> reason) {
        var now = timeline.now();
        var event = event(resource.logicalId(), resource.physicalId(), resource.declaration().type(), status.toString(), reason).timestamp(now)
                .resourceProperties(resource.properties().node().toString());
        stack.add(event.eventId(resource.logicalId() + "-" + UUID.randomUUID()).build());
        emit("CloudFormation Resource Status Change", Map.of("logical-resource-id", resource.logicalId(), "physical-resource-id",
                resource.physicalId(),
                "resource-type", resource.declaration().type()), status.toString(), reason);
        return resource.with(status, reason, now);
    }

    private StackEvent.Builder event(String logicalId, String physicalId, String type, String status, Optional<String> reason) {
        var event = StackEvent.builder().stackId(stack.id()).stackName(stack.name()).logicalResourceId(logicalId).physicalResourceId(physicalId)
                .resourceType(type).resourceStatus(status);
        token.ifPresent(event::clientRequestToken);
        reason.ifPresent(event::resourceStatusReason);
        return event;
    }

    private void emit(String detailType, Map<String, String> resource, String status, Optional<String> reason) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("stack-id", stack.id());
        detail.putAll(resource);
        detail.put("status-details", Map.of("status", status, "status-reason", reason.orElse("")));
        detail.put("client-request-token", token.orElse(""));
        bus.emit("aws.cloudformation", detailType, List.of(stack.id()), detail);
    }
}
