package dev.tenantonboarding.localcloud.cloudformation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.cloudformation.resource.Made;
import dev.tenantonboarding.localcloud.cloudformation.template.Resolver;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** A stack as it stands: read by clients while one run changes it. */
final class Stack implements Resolver.Made {
    private final String id;
    private final String name;
    private final Instant created;
    private final Map<String, StackResource> resources = new LinkedHashMap<>();
    private final List<StackEvent> events = new ArrayList<>();
    private Definition definition;
    private StackStatus status = StackStatus.CREATE_IN_PROGRESS;
    private Optional<String> reason = Optional.empty();
    private Optional<Instant> updated = Optional.empty();
    private Optional<Instant> deleted = Optional.empty();
    private List<Output> outputs = List.of();

    Stack(String id, String name, Definition definition, Instant created) {
        this.id = id;
        this.name = name;
        this.definition = definition;
        this.created = created;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    synchronized Definition definition() {
        return definition;
    }

    synchronized void define(Definition changed) {
        definition = changed;
    }

    Resolver resolver(Definition wanted) {
        return wanted.resolver(name, id, this);
    }

    synchronized StackStatus status() {
        return status;
    }

    synchronized Optional<String> reason() {
        return reason;
    }

    synchronized Optional<Instant> updated() {
        return updated;
    }

    synchronized Optional<Instant> deleted() {
        return deleted;
    }

    synchronized void status(StackStatus now, Optional<String> why, Instant time) {
        status = now;
        reason = why;
        if (now == StackStatus.UPDATE_IN_PROGRESS) {
            updated = Optional.of(time);
        }
        if (now == StackStatus.DELETE_IN_PROGRESS || now == StackStatus.DELETE_COMPLETE) {
            deleted = Optional.of(time);
        }
    }

    synchronized boolean isInProgress() {
        return status.toString().endsWith("_IN_PROGRESS");
    }

    boolean isDeleted() {
        return status() == StackStatus.DELETE_COMPLETE;
    }

    synchronized List<Output> outputs() {
        return outputs;
    }

    synchronized void outputs(List<Output> now) {
        outputs = List.copyOf(now);
    }

    synchronized List<StackResource> resources() {
        return List.copyOf(resources.values());
    }

    synchronized Optional<StackResource> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    synchronized void put(StackResource resource) {
        resources.put(resource.logicalId(), resource);
    }

    synchronized void remove(String logicalId) {
        resources.remove(logicalId);
    }

    synchronized void add(StackEvent event) {
        events.add(event);
    }

    /** The newest first. */
    synchronized List<StackEvent> events() {
        return events.reversed().stream().toList();
    }

    @Override
    public String physicalId(String logicalId) {
        return made(logicalId).physicalId();
    }

    @Override
    public String attribute(String logicalId, String attribute) {
        return Optional.ofNullable(made(logicalId).attributes().get(attribute)).orElseThrow(() -> AwsError.validation(
                "Template error: resource " + logicalId + " does not support attribute type " + attribute + " in Fn::GetAtt"));
    }

    private Made made(String logicalId) {
        return resource(logicalId).flatMap(StackResource::made).orElseThrow(() -> AwsError.validation(
                "Template format error: Unresolved resource dependencies [" + logicalId + "] in the Resources block of the template"));
    }
}
