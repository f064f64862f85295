package dev.tenantonboarding.localcloud.lambda;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** Looking at functions and their versions. */
final class FunctionQueries {
    private static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";

    private final Functions functions;

    FunctionQueries(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(GetFunctionRequest::builder, request -> functions.rule("GetFunction", request.functionName()), this::get)
                        .at("GET", FUNCTION).accepting("FunctionName", "Qualifier"),
                Operation.of(GetFunctionConfigurationRequest::builder,
                        request -> functions.rule("GetFunctionConfiguration", request.functionName()), this::configuration)
                        .at("GET", FUNCTION + "/configuration").accepting("FunctionName", "Qualifier"),
                Operation.of(ListFunctionsRequest::builder, request -> List.of(Access.to("lambda:ListFunctions", "*")), this::list)
                        .at("GET", "/2015-03-31/functions").accepting("Marker", "MaxItems"),
                Operation.of(ListVersionsByFunctionRequest::builder,
                        request -> functions.rule("ListVersionsByFunction", request.functionName()), this::versions)
                        .at("GET", FUNCTION + "/versions").accepting("FunctionName", "Marker", "MaxItems"));
    }

    private GetFunctionResponse get(GetFunctionRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName(), request.qualifier());
        var function = functions.get(ref);
        var answer = GetFunctionResponse.builder().configuration(FunctionShapes.configuration(ref, functions.version(ref)))
                .code(code -> code.repositoryType("S3"));
        function.concurrency().reserved().ifPresent(number -> answer.concurrency(of -> of.reservedConcurrentExecutions(number)));
        return function.tags().isEmpty() ? answer.build() : answer.tags(function.tags()).build();
    }

    private GetFunctionConfigurationResponse configuration(GetFunctionConfigurationRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName(), request.qualifier());
        return Members.copy(FunctionShapes.configuration(ref, functions.version(ref)), GetFunctionConfigurationResponse.builder()).build();
    }

    private ListFunctionsResponse list(ListFunctionsRequest request, Call call) {
        var page = Page.of(functions.all(), request.maxItems(), request.marker());
        return ListFunctionsResponse.builder().nextMarker(page.next()).functions(page.items().stream()
                .map(function -> FunctionShapes.configuration(new FunctionRef(function.name(), Optional.empty()), function.latest())).toList()).build();
    }

    private ListVersionsByFunctionResponse versions(ListVersionsByFunctionRequest request, Call call) {
        var function = functions.get(FunctionRef.of(request.functionName()));
        var page = Page.of(function.versions(), request.maxItems(), request.marker());
        return ListVersionsByFunctionResponse.builder().nextMarker(page.next()).versions(page.items().stream()
                .map(version -> FunctionShapes.configuration(function.ref(version.number()), version)).toList()).build();
    }
}
