package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.iam.PassRole;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.stepfunctions.language.Definition;
import dev.tenantonboarding.localcloud.stepfunctions.language.InvalidDefinition;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** CreateStateMachine, UpdateStateMachine, DescribeStateMachine, ListStateMachines, DeleteStateMachine. */
final class MachineOperations {
    private final StateMachines machines;
    private final Executions executions;
    private final Sts sts;

    MachineOperations(StateMachines machines, Executions executions, Sts sts) {
        this.machines = machines;
        this.executions = executions;
        this.sts = sts;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateStateMachineRequest::builder, this::mayCreate, this::create)
                        .accepting("name", "definition", "roleArn", "type", "loggingConfiguration", "tags", "tracingConfiguration"),
                Operation.of(UpdateStateMachineRequest::builder, this::mayUpdate, this::update)
                        .accepting("stateMachineArn", "definition", "roleArn", "loggingConfiguration", "tracingConfiguration"),
                Operation.of(DescribeStateMachineRequest::builder,
                        request -> List.of(access("states:DescribeStateMachine", request.stateMachineArn())), this::describe)
                        .accepting("stateMachineArn"),
                Operation.of(ListStateMachinesRequest::builder, request -> List.of(Access.to("states:ListStateMachines", "*")), this::list),
                Operation.of(DeleteStateMachineRequest::builder,
                        request -> List.of(access("states:DeleteStateMachine", request.stateMachineArn())), this::delete));
    }

    /** An access to a machine, with its tags. */
    private Access access(String action, String arn) {
        return Access.to(action, arn).withResourceTags(machines.tags(arn));
    }

    private List<Access> mayCreate(CreateStateMachineRequest request) {
        var needed = new ArrayList<>(Access.to("states:CreateStateMachine", Names.machineArn(request.name()))
                .creatingWith(asMap(request.tags()), "states:TagResource"));
        needed.add(PassRole.access(request.roleArn(), RoleSession.PRINCIPAL));
        return needed;
    }

    private List<Access> mayUpdate(UpdateStateMachineRequest request) {
        var update = access("states:UpdateStateMachine", request.stateMachineArn());
        return request.roleArn() == null ? List.of(update) : List.of(update, PassRole.access(request.roleArn(), RoleSession.PRINCIPAL));
    }

    private CreateStateMachineResponse create(CreateStateMachineRequest request, Call call) {
        Names.check(request.name());
        if (request.type() == StateMachineType.EXPRESS) {
            throw AwsError.unsupported("state machines of type EXPRESS");
        }
        if (request.type() != null && request.type() != StateMachineType.STANDARD) {
            throw AwsError.validation("1 validation error detected: Value '" + request.typeAsString()
                    + "' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]");
        }
        var definition = parse(request.definition());
        checkRole(request.roleArn(), Names.machineArn(request.name()));
        var machine = machines.create(new StateMachine(Names.machineArn(request.name()), request.name(), definition, request.roleArn(),
                Optional.ofNullable(request.loggingConfiguration()).orElse(StateMachine.NO_LOGGING),
                Optional.ofNullable(request.tracingConfiguration()).orElse(StateMachine.NO_TRACING), call.time(), call.time(),
                Optional.empty()), asMap(request.tags()));
        return CreateStateMachineResponse.builder().stateMachineArn(machine.arn()).creationDate(machine.created()).build();
    }

    private static Definition parse(String definition) {
        try {
            return Definition.parse(definition);
        } catch (InvalidDefinition e) {
            throw AwsError.of("InvalidDefinition", e.getMessage());
        }
    }

    private void checkRole(String roleArn, String machineArn) {
        if (!roleArn.startsWith("arn:")) {
            throw AwsError.of("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + roleArn + "'");
        }
        try {
            RoleSession.assume(sts, roleArn, machineArn);
        } catch (AwsError e) {
            throw e.isAccessDenied() ? AwsError.accessDenied("Neither the global service principal " + RoleSession.PRINCIPAL + ", nor the regional"
                    + " one is authorized to assume the provided role.") : e;
        }
    }

    private UpdateStateMachineResponse update(UpdateStateMachineRequest request, Call call) {
        if (request.definition() == null && request.roleArn() == null && request.loggingConfiguration() == null
                && request.tracingConfiguration() == null) {
            throw AwsError.of("MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        }
        var definition = Optional.ofNullable(request.definition()).map(MachineOperations::parse);
        Optional.ofNullable(request.roleArn()).ifPresent(role -> checkRole(role, request.stateMachineArn()));
        var updated = machines.update(request.stateMachineArn(), old -> new StateMachine(old.arn(), old.name(),
                definition.orElse(old.definition()), Optional.ofNullable(request.roleArn()).orElse(old.roleArn()),
                Optional.ofNullable(request.loggingConfiguration()).orElse(old.logging()),
                Optional.ofNullable(request.tracingConfiguration()).orElse(old.tracing()), old.created(), call.time(),
                Optional.of(UUID.randomUUID().toString())));
        return UpdateStateMachineResponse.builder().updateDate(updated.updated()).revisionId(updated.revisionId().orElseThrow()).build();
    }

    private DescribeStateMachineResponse describe(DescribeStateMachineRequest request, Call call) {
        var machine = machines.get(request.stateMachineArn());
        return DescribeStateMachineResponse.builder().stateMachineArn(machine.arn()).name(machine.name())
                .status(StateMachineStatus.ACTIVE).type(StateMachineType.STANDARD).definition(machine.definition().source())
                .roleArn(machine.roleArn()).creationDate(machine.created()).loggingConfiguration(machine.logging())
                .tracingConfiguration(machine.tracing()).revisionId(machine.revisionId().orElse(null)).build();
    }

    private ListStateMachinesResponse list(ListStateMachinesRequest request, Call call) {
        var page = Pages.page(machines.all(), StateMachine::arn, request.maxResults(), request.nextToken());
        return ListStateMachinesResponse.builder().nextToken(page.nextToken().orElse(null)).stateMachines(page.items().stream()
                .map(machine -> StateMachineListItem.builder().stateMachineArn(machine.arn()).name(machine.name())
                        .type(StateMachineType.STANDARD).creationDate(machine.created()).build()).toList()).build();
    }

    /** Deleting what isn't there is fine too. */
    private DeleteStateMachineResponse delete(DeleteStateMachineRequest request, Call call) {
        Names.checkMachineArn(request.stateMachineArn());
        machines.delete(request.stateMachineArn());
        executions.forget(request.stateMachineArn());
        return DeleteStateMachineResponse.builder().build();
    }

    static Map<String, String> asMap(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        tags.forEach(tag -> map.put(String.valueOf(tag.key()), tag.value() == null ? "" : tag.value()));
        return map;
    }
}
