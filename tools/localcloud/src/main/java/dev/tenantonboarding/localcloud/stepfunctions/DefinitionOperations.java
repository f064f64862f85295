package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.stepfunctions.language.Definition;
import dev.tenantonboarding.localcloud.stepfunctions.language.Diagnostic;
import dev.tenantonboarding.localcloud.stepfunctions.language.InvalidDefinition;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/** ValidateStateMachineDefinition. */
final class DefinitionOperations {
    private static final int MOST = 100;

    List<Operation<?, ?>> all() {
        return List.of(Operation.of(ValidateStateMachineDefinitionRequest::builder,
                request -> List.of(Access.to("states:ValidateStateMachineDefinition", "*")), this::validate));
    }

    /** There are no warnings, so a request's severity makes no difference. */
    private ValidateStateMachineDefinitionResponse validate(ValidateStateMachineDefinitionRequest request, Call call) {
        if (request.type() == StateMachineType.EXPRESS) {
            throw AwsError.unsupported("state machines of type EXPRESS");
        }
        var most = request.maxResults() == null || request.maxResults() == 0 ? MOST : request.maxResults();
        if (most < 0 || most > MOST) {
            throw AwsError.validation("1 validation error detected: Value '" + most + "' at 'maxResults' failed to satisfy constraint: "
                    + "Member must have value between 0 and " + MOST);
        }
        var diagnostics = diagnostics(request.definition());
        return ValidateStateMachineDefinitionResponse.builder()
                .result(diagnostics.isEmpty() ? ValidateStateMachineDefinitionResultCode.OK : ValidateStateMachineDefinitionResultCode.FAIL)
                .diagnostics(diagnostics.stream().limit(most).map(DefinitionOperations::shown).toList())
                .truncated(diagnostics.size() > most).build();
    }

    private static List<Diagnostic> diagnostics(String definition) {
        try {
            Definition.parse(definition);
            return List.of();
        } catch (InvalidDefinition e) {
            return e.diagnostics();
        }
    }

    private static ValidateStateMachineDefinitionDiagnostic shown(Diagnostic diagnostic) {
        return ValidateStateMachineDefinitionDiagnostic.builder().severity(ValidateStateMachineDefinitionSeverity.ERROR)
                .code(diagnostic.code()).message(diagnostic.message()).location(diagnostic.location().orElse(null)).build();
    }
}
