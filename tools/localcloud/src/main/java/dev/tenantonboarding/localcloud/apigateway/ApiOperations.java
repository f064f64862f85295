package dev.tenantonboarding.localcloud.apigateway;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiResponse;

/** APIs themselves. */
final class ApiOperations {
    private static final String APIS = "/v2/apis";
    private static final String API = APIS + "/{apiId}";

    private final Apis apis;
    private final Supplier<URI> endpoint;

    ApiOperations(Apis apis, Supplier<URI> endpoint) {
        this.apis = apis;
        this.endpoint = endpoint;
    }

    /** Lists come whole: their MaxResults and NextToken are refused. */
    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateApiRequest::builder, ApiOperations::mayCreate, this::create).at("POST", APIS, 201)
                        .accepting("Name", "ProtocolType", "Description", "Version", "Tags"),
                Operation.of(GetApiRequest::builder, request -> apis.rule("GET", request.apiId()), this::get).at("GET", API),
                Operation.of(GetApisRequest::builder, request -> apis.rule("GET"), this::list).at("GET", APIS).accepting(""),
                Operation.of(UpdateApiRequest::builder, request -> apis.rule("PATCH", request.apiId()), this::update).at("PATCH", API)
                        .accepting("ApiId", "Name", "Description", "Version"),
                Operation.of(DeleteApiRequest::builder, request -> apis.rule("DELETE", request.apiId()), this::delete).at("DELETE", API, 204));
    }

    private static List<Access> mayCreate(CreateApiRequest request) {
        return TagOperations.creating("/apis", request.tags());
    }

    private CreateApiResponse create(CreateApiRequest request, Call call) {
        if (request.protocolType() != ProtocolType.HTTP) {
            throw AwsError.unsupported("APIs with the protocol " + request.protocolTypeAsString());
        }
        var id = Ids.api();
        var api = Members.copy(request, Api.builder()).apiId(id).apiEndpoint(endpoint.get() + ApiGateway.MOUNT + "/" + id).createdDate(call.time())
                .routeSelectionExpression("$request.method $request.path").apiKeySelectionExpression("$request.header.x-api-key")
                .disableExecuteApiEndpoint(false).build();
        apis.add(new HttpApi(api));
        return Members.copy(api, CreateApiResponse.builder()).build();
    }

    private GetApiResponse get(GetApiRequest request, Call call) {
        return Members.copy(apis.get(request.apiId()).description(), GetApiResponse.builder()).build();
    }

    private GetApisResponse list(GetApisRequest request, Call call) {
        return GetApisResponse.builder().items(apis.all().stream().map(HttpApi::description).toList()).build();
    }

    private UpdateApiResponse update(UpdateApiRequest request, Call call) {
        var api = apis.get(request.apiId());
        api.describe(Members.copy(request, api.description().toBuilder()).build());
        return Members.copy(api.description(), UpdateApiResponse.builder()).build();
    }

    private DeleteApiResponse delete(DeleteApiRequest request, Call call) {
        apis.remove(request.apiId());
        return DeleteApiResponse.builder().build();
    }
}
