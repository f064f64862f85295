package dev.tenantonboarding.localcloud.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.iam.PassRole;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Making, changing and removing functions. */
final class FunctionOperations {
    private static final String LAMBDA = "lambda.amazonaws.com";
    private static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";

    private final Functions functions;
    private final Uploads uploads;
    private final LambdaFunction.Fleet fleet;

    FunctionOperations(Functions functions, Uploads uploads, LambdaFunction.Fleet fleet) {
        this.functions = functions;
        this.uploads = uploads;
        this.fleet = fleet;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateFunctionRequest::builder, this::mayCreate, this::create).at("POST", "/2015-03-31/functions", 201)
                        .accepting("FunctionName", "Runtime", "Role", "Handler", "Code", "Description", "Timeout", "MemorySize", "Publish",
                                "PackageType", "Environment", "Tags", "Architectures", "LoggingConfig", "SnapStart"),
                Operation.of(UpdateFunctionCodeRequest::builder, request -> functions.rule("UpdateFunctionCode", request.functionName()),
                        this::updateCode).at("PUT", FUNCTION + "/code")
                        .accepting("FunctionName", "ZipFile", "S3Bucket", "S3Key", "Publish", "Architectures"),
                Operation.of(UpdateFunctionConfigurationRequest::builder, this::mayConfigure, this::configure).at("PUT", FUNCTION + "/configuration")
                        .accepting("FunctionName", "Runtime", "Role", "Handler", "Description", "Timeout", "MemorySize", "Environment", "LoggingConfig",
                                "SnapStart"),
                Operation.of(DeleteFunctionRequest::builder, request -> functions.rule("DeleteFunction", request.functionName()), this::delete)
                        .at("DELETE", FUNCTION, 204).accepting("FunctionName", "Qualifier"));
    }

    private List<Access> mayCreate(CreateFunctionRequest request) {
        var needed = new ArrayList<>(functions.access("CreateFunction", FunctionRef.of(request.functionName()))
                .creatingWith(request.tags(), "lambda:TagResource"));
        needed.add(PassRole.access(request.role(), LAMBDA));
        return needed;
    }

    private CreateFunctionResponse create(CreateFunctionRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName());
        if (ref.qualifier().isPresent()) {
            throw LambdaErrors.constraint(request.functionName(), "functionName", "Member must be a function name without a qualifier");
        }
        if (functions.find(ref.name()).isPresent()) {
            throw LambdaErrors.conflict("Function already exist: " + ref.name());
        }
        var configuration = Configurations.created(request, uploads.code(request.code(), call.caller()));
        var function = new LambdaFunction(ref.name(), configuration, request.tags(), fleet, call.time());
        functions.add(function);
        return Members.copy(published(function, request.publish(), call), CreateFunctionResponse.builder()).build();
    }

    private UpdateFunctionCodeResponse updateCode(UpdateFunctionCodeRequest request, Call call) {
        var function = functions.get(FunctionRef.of(request.functionName()));
        var code = uploads.code(request, call.caller());
        function.change(Configurations.architecture(function.latest().configuration().with(code), request.architecturesAsStrings()), call.time());
        return Members.copy(published(function, request.publish(), call), UpdateFunctionCodeResponse.builder()).build();
    }

    /** The function's new version if one was asked for, else {@code $LATEST}. */
    private static FunctionConfiguration published(LambdaFunction function, Boolean publish, Call call) {
        if (Boolean.TRUE.equals(publish)) {
            var version = function.publish(Optional.empty(), call.time());
            return FunctionShapes.configuration(function.ref(version.number()), version);
        }
        return FunctionShapes.configuration(new FunctionRef(function.name(), Optional.empty()), function.latest());
    }

    private List<Access> mayConfigure(UpdateFunctionConfigurationRequest request) {
        var access = functions.access("UpdateFunctionConfiguration", FunctionRef.of(request.functionName()));
        return request.role() == null ? List.of(access) : List.of(access, PassRole.access(request.role(), LAMBDA));
    }

    private UpdateFunctionConfigurationResponse configure(UpdateFunctionConfigurationRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName());
        var function = functions.get(ref);
        var changed = function.change(Configurations.updated(function.latest().configuration(), request), call.time());
        return Members.copy(FunctionShapes.configuration(new FunctionRef(ref.name(), Optional.empty()), changed),
                UpdateFunctionConfigurationResponse.builder()).build();
    }

    private DeleteFunctionResponse delete(DeleteFunctionRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName(), request.qualifier());
        if (ref.qualifier().isPresent()) {
            deleteVersion(ref);
        } else {
            functions.remove(ref);
        }
        return DeleteFunctionResponse.builder().build();
    }

    private void deleteVersion(FunctionRef ref) {
        var number = ref.qualifier().orElseThrow();
        if (!number.matches("[0-9]+")) {
            throw LambdaErrors.invalid("Deletion of " + number + " is not supported; name a published version.");
        }
        functions.get(ref).remove(number);
    }
}
