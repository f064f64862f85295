package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;

import dev.tenantonboarding.localcloud.cloudformation.resource.ResourceTypes;
import dev.tenantonboarding.localcloud.cloudformation.template.ParameterDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** Looking at templates. */
final class TemplateOperations {
    private static final String REASON = "The following resource(s) require capabilities: ";

    private final Stacks stacks;
    private final TemplateSource source;
    private final StackAccess access;

    TemplateOperations(Stacks stacks, TemplateSource source, StackAccess access) {
        this.stacks = stacks;
        this.source = source;
        this.access = access;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(GetTemplateRequest::builder, request -> access.on("GetTemplate", request.stackName()), this::get)
                        .accepting("StackName", "TemplateStage"),
                Operation.of(ValidateTemplateRequest::builder, request -> StackAccess.general("ValidateTemplate"), this::validate),
                Operation.of(GetTemplateSummaryRequest::builder, request -> request.stackName() == null
                        ? StackAccess.general("GetTemplateSummary") : access.on("GetTemplateSummary", request.stackName()), this::summarise)
                        .accepting("StackName", "TemplateBody", "TemplateURL"));
    }

    private GetTemplateResponse get(GetTemplateRequest request, Call call) {
        return GetTemplateResponse.builder().templateBody(stacks.require(request.stackName()).definition().template().text())
                .stagesAvailable(TemplateStage.ORIGINAL, TemplateStage.PROCESSED).build();
    }

    private ValidateTemplateResponse validate(ValidateTemplateRequest request, Call call) {
        var template = checked(source.text(request.templateBody(), request.templateURL(), call.caller()));
        var answer = ValidateTemplateResponse.builder().parameters(template.parameters().values().stream().map(TemplateOperations::parameter)
                .toList());
        template.description().ifPresent(answer::description);
        var capabilities = ResourceTypes.capabilities(template.resources().values());
        if (!capabilities.isEmpty()) {
            answer.capabilitiesWithStrings(capabilities).capabilitiesReason(REASON + iamTypes(template));
        }
        return answer.build();
    }

    private GetTemplateSummaryResponse summarise(GetTemplateSummaryRequest request, Call call) {
        var template = request.stackName() == null ? checked(source.text(request.templateBody(), request.templateURL(), call.caller()))
                : stacks.require(request.stackName()).definition().template();
        var answer = GetTemplateSummaryResponse.builder()
                .resourceTypes(template.resources().values().stream().map(ResourceDeclaration::type).distinct().sorted().toList())
                .parameters(template.parameters().values().stream().map(parameter -> {
                    var shown = software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration.builder().parameterKey(parameter.name())
                            .parameterType(parameter.type()).noEcho(parameter.noEcho());
                    parameter.defaultValue().ifPresent(shown::defaultValue);
                    parameter.description().ifPresent(shown::description);
                    return shown.parameterConstraints(constraints -> constraints.allowedValues(parameter.allowedValues())).build();
                }).toList());
        template.description().ifPresent(answer::description);
        var capabilities = ResourceTypes.capabilities(template.resources().values());
        if (!capabilities.isEmpty()) {
            answer.capabilitiesWithStrings(capabilities).capabilitiesReason(REASON + iamTypes(template));
        }
        return answer.build();
    }

    private static Template checked(String text) {
        var template = Template.parse(text);
        ResourceTypes.check(template.resources().values());
        return template;
    }

    private static List<String> iamTypes(Template template) {
        return template.resources().values().stream().map(ResourceDeclaration::type).filter(type -> type.startsWith("AWS::IAM::"))
                .distinct().sorted().toList();
    }

    private static TemplateParameter parameter(ParameterDeclaration parameter) {
        var shown = TemplateParameter.builder().parameterKey(parameter.name()).noEcho(parameter.noEcho());
        parameter.defaultValue().ifPresent(shown::defaultValue);
        parameter.description().ifPresent(shown::description);
        return shown.build();
    }
}
