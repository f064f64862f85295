package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerResponse;

/** Who may call: authorizers by token, and by function. */
final class AuthorizerOperations {
    private static final String AUTHORIZERS = "/v2/apis/{apiId}/authorizers";
    private static final String AUTHORIZER = AUTHORIZERS + "/{authorizerId}";
    private static final String PART = "authorizers";

    private final Apis apis;

    AuthorizerOperations(Apis apis) {
        this.apis = apis;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateAuthorizerRequest::builder, request -> apis.rule("POST", request.apiId(), PART), this::create)
                        .at("POST", AUTHORIZERS, 201).accepting("ApiId", "Name", "AuthorizerType", "IdentitySource", "JwtConfiguration",
                                "AuthorizerUri", "AuthorizerPayloadFormatVersion", "AuthorizerResultTtlInSeconds", "EnableSimpleResponses"),
                Operation.of(GetAuthorizerRequest::builder, request -> apis.rule("GET", request.apiId(), PART, request.authorizerId()), this::get)
                        .at("GET", AUTHORIZER),
                Operation.of(GetAuthorizersRequest::builder, request -> apis.rule("GET", request.apiId(), PART), this::list)
                        .at("GET", AUTHORIZERS).accepting("ApiId"),
                Operation.of(UpdateAuthorizerRequest::builder,
                        request -> apis.rule("PATCH", request.apiId(), PART, request.authorizerId()), this::update).at("PATCH", AUTHORIZER)
                        .accepting("ApiId", "AuthorizerId", "Name", "AuthorizerType", "IdentitySource", "JwtConfiguration",
                                "AuthorizerUri", "AuthorizerPayloadFormatVersion", "AuthorizerResultTtlInSeconds", "EnableSimpleResponses"),
                Operation.of(DeleteAuthorizerRequest::builder,
                        request -> apis.rule("DELETE", request.apiId(), PART, request.authorizerId()), this::delete).at("DELETE", AUTHORIZER, 204));
    }

    private CreateAuthorizerResponse create(CreateAuthorizerRequest request, Call call) {
        var authorizer = put(apis.get(request.apiId()), Members.copy(request, Authorizer.builder()).authorizerId(Ids.part()).build());
        return Members.copy(authorizer, CreateAuthorizerResponse.builder()).build();
    }

    private UpdateAuthorizerResponse update(UpdateAuthorizerRequest request, Call call) {
        var api = apis.get(request.apiId());
        var old = HttpApi.get(api.authorizers(), "Authorizer", request.authorizerId());
        if (request.authorizerType() != null && request.authorizerType() != old.authorizerType()) {
            throw AwsError.unsupported("changing the type of an authorizer");
        }
        return Members.copy(put(api, Members.copy(request, old.toBuilder()).build()), UpdateAuthorizerResponse.builder()).build();
    }

    private static Authorizer put(HttpApi api, Authorizer authorizer) {
        var named = api.authorizers().values().stream().filter(other -> other.name().equals(authorizer.name())).findFirst();
        if (named.filter(other -> !other.authorizerId().equals(authorizer.authorizerId())).isPresent()) {
            throw ApiErrors.conflict("Authorizer with name " + authorizer.name() + " already exists for this API");
        }
        var checked = AuthorizerChecks.checked(authorizer);
        api.authorizers().put(checked.authorizerId(), checked);
        return checked;
    }

    private GetAuthorizerResponse get(GetAuthorizerRequest request, Call call) {
        return Members.copy(HttpApi.get(apis.get(request.apiId()).authorizers(), "Authorizer", request.authorizerId()),
                GetAuthorizerResponse.builder()).build();
    }

    private GetAuthorizersResponse list(GetAuthorizersRequest request, Call call) {
        return GetAuthorizersResponse.builder().items(HttpApi.sorted(apis.get(request.apiId()).authorizers())).build();
    }

    private DeleteAuthorizerResponse delete(DeleteAuthorizerRequest request, Call call) {
        var api = apis.get(request.apiId());
        HttpApi.get(api.authorizers(), "Authorizer", request.authorizerId());
        if (api.routes().values().stream().anyMatch(route -> request.authorizerId().equals(route.authorizerId()))) {
            throw ApiErrors.conflict("Cannot delete authorizer '" + request.authorizerId() + "', is referenced by a route.");
        }
        api.authorizers().remove(request.authorizerId());
        return DeleteAuthorizerResponse.builder().build();
    }
}
