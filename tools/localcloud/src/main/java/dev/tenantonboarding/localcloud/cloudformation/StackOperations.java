package dev.tenantonboarding.localcloud.cloudformation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.cloudformation.resource.ResourceTypes;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;

/** Making, changing and removing stacks: all that can be wrong with a request is said before anything is made. */
final class StackOperations {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");
    private static final Set<StackStatus> UPDATABLE = Set.of(StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE,
            StackStatus.UPDATE_ROLLBACK_COMPLETE, StackStatus.UPDATE_FAILED);

    private final Stacks stacks;
    private final TemplateSource source;
    private final StackAccess access;
    private final Runs runs;

    StackOperations(Stacks stacks, TemplateSource source, StackAccess access, Runs runs) {
        this.stacks = stacks;
        this.source = source;
        this.access = access;
        this.runs = runs;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateStackRequest::builder, this::mayCreate, this::create).accepting("StackName", "TemplateBody", "TemplateURL",
                        "Parameters", "DisableRollback", "OnFailure", "Capabilities", "RoleARN", "Tags", "ClientRequestToken"),
                Operation.of(UpdateStackRequest::builder, this::mayUpdate, this::update).accepting("StackName", "TemplateBody", "TemplateURL",
                        "UsePreviousTemplate", "Parameters", "DisableRollback", "Capabilities", "RoleARN", "Tags",
                        "ClientRequestToken"),
                Operation.of(DeleteStackRequest::builder, request -> access.changing("DeleteStack", request.stackName(),
                        Optional.ofNullable(request.roleARN()), Optional.empty(), Map.of()), this::delete)
                        .accepting("StackName", "RetainResources", "RoleARN", "ClientRequestToken"));
    }

    private List<Access> mayCreate(CreateStackRequest request) {
        return access.changing("CreateStack", request.stackName(), Optional.ofNullable(request.roleARN()),
                Optional.ofNullable(request.templateURL()), StackTags.asked(request.tags()));
    }

    private List<Access> mayUpdate(UpdateStackRequest request) {
        return access.changing("UpdateStack", request.stackName(), Optional.ofNullable(request.roleARN()),
                Optional.ofNullable(request.templateURL()), StackTags.asked(request.tags()));
    }

    private CreateStackResponse create(CreateStackRequest request, Call call) {
        if (!NAME.matcher(request.stackName()).matches()) {
            throw AwsError.validation("1 validation error detected: Value '" + request.stackName()
                    + "' at 'stackName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        }
        if (request.disableRollback() != null && request.onFailure() != null) {
            throw AwsError.validation("You can specify either DisableRollback or OnFailure, but not both.");
        }
        var template = template(source.text(request.templateBody(), request.templateURL(), call.caller()), request.capabilitiesAsStrings());
        var definition = new Definition(template, ParameterValues.of(template, request.parameters(), Map.of()), StackTags.checked(request.tags()),
                request.capabilitiesAsStrings(), Optional.ofNullable(request.roleARN()));
        requireWhole(definition, request.stackName());
        var stack = new Stack(Aws.arn("cloudformation", "stack/" + request.stackName() + "/" + UUID.randomUUID()), request.stackName(),
                definition, call.time());
        var onFailure = onFailure(request);
        var worker = runs.worker(stack, definition, call.caller(), Optional.ofNullable(request.clientRequestToken()));
        stacks.add(stack);
        runs.create(worker, onFailure);
        return CreateStackResponse.builder().stackId(stack.id()).build();
    }

    private UpdateStackResponse update(UpdateStackRequest request, Call call) {
        var stack = stacks.find(request.stackName()).filter(found -> !found.isDeleted())
                .orElseThrow(() -> AwsError.validation("Stack [" + request.stackName() + "] does not exist"));
        synchronized (stack) {
            requireState(stack, UPDATABLE, "updated");
            var update = runs.update(stack, wanted(stack, request, call), !Boolean.TRUE.equals(request.disableRollback()), call.caller(),
                    Optional.ofNullable(request.clientRequestToken()));
            if (update.changesNothing()) {
                throw AwsError.validation("No updates are to be performed.");
            }
            runs.start(update);
        }
        return UpdateStackResponse.builder().stackId(stack.id()).build();
    }

    private Definition wanted(Stack stack, UpdateStackRequest request, Call call) {
        var old = stack.definition();
        var text = Boolean.TRUE.equals(request.usePreviousTemplate()) ? old.template().text()
                : source.text(request.templateBody(), request.templateURL(), call.caller());
        var template = template(text, request.capabilitiesAsStrings());
        requireSameTypes(old.template(), template);
        var definition = new Definition(template, ParameterValues.of(template, request.parameters(), old.parameters()),
                request.hasTags() ? StackTags.checked(request.tags()) : old.tags(), request.capabilitiesAsStrings(),
                Optional.ofNullable(request.roleARN()).or(old::roleArn));
        requireWhole(definition, stack.name());
        return definition;
    }

    /** Deleting a stack that is gone succeeds, as in AWS. */
    private DeleteStackResponse delete(DeleteStackRequest request, Call call) {
        stacks.find(request.stackName()).filter(stack -> !stack.isDeleted()).ifPresent(stack -> {
            synchronized (stack) {
                if (stack.isInProgress() && stack.status() != StackStatus.DELETE_IN_PROGRESS) {
                    throw AwsError.validation("Stack [" + stack.name() + "] cannot be deleted while in status " + stack.status());
                }
                if (!request.retainResources().isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
                    throw AwsError.validation("Invalid operation on stack [" + stack.id()
                            + "]. Specify RetainResources only when the stack is in DELETE_FAILED state");
                }
                if (stack.status() != StackStatus.DELETE_IN_PROGRESS) {
                    var old = stack.definition();
                    stack.define(new Definition(old.template(), old.parameters(), old.tags(), old.capabilities(),
                            Optional.ofNullable(request.roleARN()).or(old::roleArn)));
                    runs.delete(stack, request.retainResources(), call.caller(), Optional.ofNullable(request.clientRequestToken()));
                }
            }
        });
        return DeleteStackResponse.builder().build();
    }

    private static Template template(String text, List<String> capabilities) {
        var template = Template.parse(text);
        ResourceTypes.check(template.resources().values());
        var missing = ResourceTypes.capabilities(template.resources().values()).stream()
                .filter(needed -> !capabilities.contains(needed) && !capabilities.contains("CAPABILITY_NAMED_IAM")).toList();
        if (!missing.isEmpty()) {
            throw AwsError.of("InsufficientCapabilitiesException", "Requires capabilities : " + missing);
        }
        return template;
    }

    /** Rules judge the parameters. Conditions decide which resources there are; a reference to one that is not shows here already. */
    private static void requireWhole(Definition definition, String stackName) {
        var nothing = new Stack("", stackName, definition, Instant.EPOCH);
        var resolver = nothing.resolver(definition);
        definition.template().rules().values().forEach(rule -> rule.check(resolver));
        definition.template().inOrder(resource -> resolver.holds(resource.condition()));
    }

    private static void requireSameTypes(Template old, Template template) {
        var changed = template.resources().values().stream().filter(resource -> Optional.ofNullable(old.resources().get(resource.logicalId()))
                .filter(before -> !before.type().equals(resource.type())).isPresent()).map(ResourceDeclaration::logicalId).toList();
        if (!changed.isEmpty()) {
            throw AwsError.validation("Update of resource type is not permitted. The new template modifies resource type of the "
                    + "following resources: " + changed);
        }
    }

    private static void requireState(Stack stack, Set<StackStatus> allowed, String done) {
        if (!allowed.contains(stack.status())) {
            throw AwsError.validation("Stack:" + stack.id() + " is in " + stack.status() + " state and can not be " + done + ".");
        }
    }

    private static OnFailure onFailure(CreateStackRequest request) {
        if (request.onFailure() == OnFailure.UNKNOWN_TO_SDK_VERSION) {
            throw AwsError.validation("1 validation error detected: Value '" + request.onFailureAsString()
                    + "' at 'onFailure' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]");
        }
        return Boolean.TRUE.equals(request.disableRollback()) ? OnFailure.DO_NOTHING : Optional.ofNullable(request.onFailure())
                .orElse(OnFailure.ROLLBACK);
    }
}
