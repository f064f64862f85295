package dev.tenantonboarding.localcloud.lambda;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Published versions and the aliases that point to them. */
final class VersionOperations {
    private static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";
    private static final String ALIAS = FUNCTION + "/aliases/{Name}";

    private final Functions functions;

    VersionOperations(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(PublishVersionRequest::builder, request -> functions.rule("PublishVersion", request.functionName()), this::publish)
                        .at("POST", FUNCTION + "/versions", 201).accepting("FunctionName", "CodeSha256", "Description"),
                Operation.of(CreateAliasRequest::builder, request -> functions.rule("CreateAlias", request.functionName()), this::create)
                        .at("POST", FUNCTION + "/aliases", 201).accepting("FunctionName", "Name", "FunctionVersion", "Description"),
                Operation.of(GetAliasRequest::builder, request -> functions.rule("GetAlias", request.functionName()), this::get).at("GET", ALIAS),
                Operation.of(ListAliasesRequest::builder, request -> functions.rule("ListAliases", request.functionName()), this::list)
                        .at("GET", FUNCTION + "/aliases").accepting("FunctionName", "Marker", "MaxItems"),
                Operation.of(UpdateAliasRequest::builder, request -> functions.rule("UpdateAlias", request.functionName()), this::update)
                        .at("PUT", ALIAS).accepting("FunctionName", "Name", "FunctionVersion", "Description"),
                Operation.of(DeleteAliasRequest::builder, request -> functions.rule("DeleteAlias", request.functionName()), this::delete)
                        .at("DELETE", ALIAS, 204));
    }

    private PublishVersionResponse publish(PublishVersionRequest request, Call call) {
        var function = functions.get(FunctionRef.of(request.functionName()));
        var current = function.latest().configuration().code().sha256();
        if (request.codeSha256() != null && !request.codeSha256().equals(current)) {
            throw LambdaErrors.invalid("CodeSHA256 (" + request.codeSha256() + ") is different from current CodeSHA256 in $LATEST (" + current
                    + "). Please try again with the CodeSHA256 in $LATEST.");
        }
        var version = function.publish(Optional.ofNullable(request.description()), call.time());
        return Members.copy(FunctionShapes.configuration(function.ref(version.number()), version), PublishVersionResponse.builder()).build();
    }

    private CreateAliasResponse create(CreateAliasRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName());
        var function = functions.get(ref);
        if (!request.name().matches("(?!^[0-9]+$)([a-zA-Z0-9-_]{1,128})")) {
            throw LambdaErrors.constraint(request.name(), "name", "Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
        }
        if (function.alias(request.name()).isPresent()) {
            throw LambdaErrors.conflict("Alias already exists: " + ref.functionArn() + ":" + request.name());
        }
        requireVersion(function, request.functionVersion());
        var alias = function.put(request.name(), request.functionVersion(), Optional.ofNullable(request.description()).orElse(""));
        return Members.copy(FunctionShapes.alias(ref, alias), CreateAliasResponse.builder()).build();
    }

    private static void requireVersion(LambdaFunction function, String number) {
        if (function.versions().stream().noneMatch(version -> version.number().equals(number))) {
            throw LambdaErrors.functionNotFound(function.ref(number).arn());
        }
    }

    private GetAliasResponse get(GetAliasRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName());
        return Members.copy(FunctionShapes.alias(ref, alias(ref, request.name())), GetAliasResponse.builder()).build();
    }

    private LambdaFunction.Alias alias(FunctionRef ref, String name) {
        return functions.get(ref).alias(name)
                .orElseThrow(() -> LambdaErrors.notFound("Cannot find alias arn: " + ref.functionArn() + ":" + name));
    }

    private ListAliasesResponse list(ListAliasesRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName());
        var page = Page.of(functions.get(ref).aliases(), request.maxItems(), request.marker());
        return ListAliasesResponse.builder().nextMarker(page.next())
                .aliases(page.items().stream().map(alias -> FunctionShapes.alias(ref, alias)).toList()).build();
    }

    private UpdateAliasResponse update(UpdateAliasRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName());
        var old = alias(ref, request.name());
        var version = Optional.ofNullable(request.functionVersion()).orElse(old.version());
        requireVersion(functions.get(ref), version);
        var alias = functions.get(ref).put(old.name(), version, Optional.ofNullable(request.description()).orElse(old.description()));
        return Members.copy(FunctionShapes.alias(ref, alias), UpdateAliasResponse.builder()).build();
    }

    private DeleteAliasResponse delete(DeleteAliasRequest request, Call call) {
        functions.get(FunctionRef.of(request.functionName())).removeAlias(request.name());
        return DeleteAliasResponse.builder().build();
    }
}
