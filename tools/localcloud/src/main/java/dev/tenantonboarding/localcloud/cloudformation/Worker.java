package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.cloudformation.resource.Made;
import dev.tenantonboarding.localcloud.cloudformation.resource.Properties;
import dev.tenantonboarding.localcloud.cloudformation.resource.ResourceTypes;
import dev.tenantonboarding.localcloud.cloudformation.resource.Scope;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes, changes and removes single resources of one stack.
 *
 * @param caller whom it acts as
 * @param log    hears of failures that are the cloud's own
 */
record Worker(Cloud cloud, Caller caller, Stack stack, Recorder recorder, Pace pace, BiConsumer<String, Throwable> log) {
    private static final Map<String, String> HANDLER_CODES = Map.of("AccessDenied", "AccessDenied", "AlreadyExistsException",
            "AlreadyExists", "EntityAlreadyExists", "AlreadyExists", "ResourceAlreadyExistsException", "AlreadyExists",
            "ThrottlingException", "Throttling", "NotStabilized", "NotStabilized");

    /** The properties as they would be now: resolved, the stack's tags among them. */
    Properties properties(ResourceDeclaration declaration, Definition definition) {
        var properties = new Properties(stack.resolver(definition).resolve(declaration.properties()));
        return ResourceTypes.of(declaration.type()).schema().tag(properties, definition.tags());
    }

    List<Output> outputs(Definition definition) {
        var resolver = stack.resolver(definition);
        return definition.template().outputs().values().stream().filter(output -> resolver.holds(output.condition())).map(output -> {
            var shown = Output.builder().outputKey(output.name()).outputValue(resolver.resolve(output.value()).asString());
            output.description().ifPresent(shown::description);
            return shown.build();
        }).toList();
    }

    /** @throws ResourceFailed once the stack tells so */
    void create(ResourceDeclaration declaration, Definition definition, ResourceStatus begun, ResourceStatus done, ResourceStatus failed) {
        var nothing = new Properties(JsonNodeFactory.instance.objectNode());
        put(new StackResource(declaration, nothing, Optional.empty(), begun, Optional.empty(), cloud.timeline().now()));
        attempt(declaration.logicalId(), failed, () -> {
            var properties = properties(declaration, definition);
            put(recorder.resource(current(declaration).with(properties), begun, Optional.empty()));
            pace.step();
            var made = current(declaration).type().create(scope(declaration), properties);
            if (current(declaration).made().isEmpty()) {
                initiated(declaration, made);
            }
            return current(declaration).with(made);
        }, done);
    }

    /** @throws ResourceFailed once the stack tells so */
    void update(StackResource old, ResourceDeclaration declaration, Properties properties) {
        put(recorder.resource(old.with(declaration).with(properties), ResourceStatus.UPDATE_IN_PROGRESS, Optional.empty()));
        attempt(declaration.logicalId(), ResourceStatus.UPDATE_FAILED, () -> {
            pace.step();
            var made = old.made().orElseThrow();
            return current(declaration).with(old.type().update(scope(declaration), made, old.properties(), properties));
        }, ResourceStatus.UPDATE_COMPLETE);
    }

    /**
     * Removes what was made of a resource, which need not be in the stack any more.
     *
     * @return whether it is gone, or kept as its policy wants
     */
    boolean delete(StackResource resource, boolean retain) {
        if (resource.made().isEmpty()) {
            recorder.resource(resource, ResourceStatus.DELETE_COMPLETE, Optional.empty());
            return true;
        }
        if (retain) {
            recorder.resource(resource, ResourceStatus.DELETE_SKIPPED, Optional.empty());
            return true;
        }
        var begun = recorder.resource(resource, ResourceStatus.DELETE_IN_PROGRESS, Optional.empty());
        replaceIfCurrent(begun);
        pace.step();
        try {
            resource.type().delete(scope(resource.declaration()), resource.physicalId(), resource.properties());
        } catch (AwsError e) {
            if (!Scope.isGone(e)) {
                replaceIfCurrent(recorder.resource(begun, ResourceStatus.DELETE_FAILED, Optional.of(reason(e))));
                return false;
            }
        } catch (RuntimeException e) {
            log.accept("removing " + resource.logicalId(), e);
            replaceIfCurrent(recorder.resource(begun, ResourceStatus.DELETE_FAILED, Optional.of("Internal Failure")));
            return false;
        }
        recorder.resource(begun, ResourceStatus.DELETE_COMPLETE, Optional.empty());
        return true;
    }

    private void attempt(String logicalId, ResourceStatus failed, Supplier<StackResource> work, ResourceStatus done) {
        try {
            put(recorder.resource(work.get(), done, Optional.empty()));
        } catch (AwsError e) {
            throw failure(logicalId, failed, reason(e), e);
        } catch (RuntimeException e) {
            log.accept("stack " + stack.name() + ", resource " + logicalId, e);
            throw failure(logicalId, failed, "Internal Failure", e);
        }
    }

    private ResourceFailed failure(String logicalId, ResourceStatus failed, String reason, RuntimeException cause) {
        stack.resource(logicalId).ifPresent(resource -> put(recorder.resource(resource, failed, Optional.of(reason))));
        return new ResourceFailed(logicalId, reason, cause);
    }

    private Scope scope(ResourceDeclaration declaration) {
        return new Scope(cloud, caller, stack.name(), declaration.logicalId(), made -> initiated(declaration, made), pace::step);
    }

    private void initiated(ResourceDeclaration declaration, Made made) {
        var resource = current(declaration).with(made);
        put(recorder.resource(resource, resource.status(), Optional.of("Resource creation Initiated")));
    }

    private StackResource current(ResourceDeclaration declaration) {
        return stack.resource(declaration.logicalId()).orElseThrow();
    }

    private void put(StackResource resource) {
        stack.put(resource);
    }

    /** A resource that was replaced is removed after its successor took its place. */
    private void replaceIfCurrent(StackResource resource) {
        stack.resource(resource.logicalId()).filter(current -> current.made().equals(resource.made())).ifPresent(current -> put(resource));
    }

    private static String reason(AwsError error) {
        var otherwise = error.status() >= 500 ? "ServiceInternalError" : "InvalidRequest";
        var code = Scope.isGone(error) ? "NotFound" : HANDLER_CODES.getOrDefault(error.code(), otherwise);
        return "Resource handler returned message: \"" + error.getMessage() + "\" (RequestToken: " + UUID.randomUUID()
                + ", HandlerErrorCode: " + code + ")";
    }
}
