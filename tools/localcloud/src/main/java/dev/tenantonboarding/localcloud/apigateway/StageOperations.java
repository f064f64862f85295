package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageResponse;

/** Where an API is served. Throttling and access logs are kept as told, and do nothing. */
final class StageOperations {
    private static final String STAGES = "/v2/apis/{apiId}/stages";
    private static final String STAGE = STAGES + "/{stageName}";
    private static final String PART = "stages";

    private final Apis apis;

    StageOperations(Apis apis) {
        this.apis = apis;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateStageRequest::builder, StageOperations::mayCreate, this::create).at("POST", STAGES, 201)
                        .accepting("ApiId", "StageName", "AutoDeploy", "AccessLogSettings", "DefaultRouteSettings", "Description", "Tags"),
                Operation.of(GetStageRequest::builder, request -> apis.rule("GET", request.apiId(), PART, request.stageName()), this::get)
                        .at("GET", STAGE),
                Operation.of(GetStagesRequest::builder, request -> apis.rule("GET", request.apiId(), PART), this::list)
                        .at("GET", STAGES).accepting("ApiId"),
                Operation.of(UpdateStageRequest::builder, request -> apis.rule("PATCH", request.apiId(), PART, request.stageName()), this::update)
                        .at("PATCH", STAGE)
                        .accepting("ApiId", "StageName", "AutoDeploy", "AccessLogSettings", "DefaultRouteSettings", "Description"),
                Operation.of(DeleteStageRequest::builder, request -> apis.rule("DELETE", request.apiId(), PART, request.stageName()), this::delete)
                        .at("DELETE", STAGE, 204));
    }

    private static List<Access> mayCreate(CreateStageRequest request) {
        return TagOperations.creating("/apis/" + request.apiId() + "/stages", request.tags());
    }

    private CreateStageResponse create(CreateStageRequest request, Call call) {
        var api = apis.get(request.apiId());
        if (!request.stageName().matches("\\$default|[A-Za-z0-9_-]{1,128}")) {
            throw ApiErrors.bad("Stage name only allows a-zA-Z0-9_-, or $default");
        }
        var stage = checked(Members.copy(request, Stage.builder()).createdDate(call.time()).lastUpdatedDate(call.time()).build());
        if (api.stages().putIfAbsent(stage.stageName(), stage) != null) {
            throw ApiErrors.conflict("Stage already exists");
        }
        return Members.copy(stage, CreateStageResponse.builder()).build();
    }

    private UpdateStageResponse update(UpdateStageRequest request, Call call) {
        var stages = apis.get(request.apiId()).stages();
        var old = HttpApi.get(stages, "Stage", request.stageName());
        var stage = checked(Members.copy(request, old.toBuilder()).lastUpdatedDate(call.time()).build());
        stages.put(stage.stageName(), stage);
        return Members.copy(stage, UpdateStageResponse.builder()).build();
    }

    private static Stage checked(Stage stage) {
        if (!Boolean.TRUE.equals(stage.autoDeploy())) {
            throw AwsError.unsupported("stages without AutoDeploy");
        }
        return stage;
    }

    private GetStageResponse get(GetStageRequest request, Call call) {
        return Members.copy(HttpApi.get(apis.get(request.apiId()).stages(), "Stage", request.stageName()), GetStageResponse.builder()).build();
    }

    private GetStagesResponse list(GetStagesRequest request, Call call) {
        return GetStagesResponse.builder().items(HttpApi.sorted(apis.get(request.apiId()).stages())).build();
    }

    private DeleteStageResponse delete(DeleteStageRequest request, Call call) {
        var stages = apis.get(request.apiId()).stages();
        HttpApi.get(stages, "Stage", request.stageName());
        stages.remove(request.stageName());
        return DeleteStageResponse.builder().build();
    }
}
