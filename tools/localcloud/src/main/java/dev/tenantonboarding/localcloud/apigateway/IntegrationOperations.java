package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Members;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.apigatewayv2.model.ConnectionType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponse;

/** The functions behind routes. */
final class IntegrationOperations {
    private static final int LEAST_MILLIS = 50;
    private static final int MOST_MILLIS = 30_000;
    private static final String INTEGRATIONS = "/v2/apis/{apiId}/integrations";
    private static final String INTEGRATION = INTEGRATIONS + "/{integrationId}";
    private static final String PART = "integrations";

    private final Apis apis;

    IntegrationOperations(Apis apis) {
        this.apis = apis;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(CreateIntegrationRequest::builder, request -> apis.rule("POST", request.apiId(), PART), this::create)
                        .at("POST", INTEGRATIONS, 201).accepting("ApiId", "IntegrationType", "IntegrationUri", "PayloadFormatVersion",
                                "TimeoutInMillis", "Description", "IntegrationMethod", "ConnectionType"),
                Operation.of(GetIntegrationRequest::builder, request -> apis.rule("GET", request.apiId(), PART, request.integrationId()), this::get)
                        .at("GET", INTEGRATION),
                Operation.of(GetIntegrationsRequest::builder, request -> apis.rule("GET", request.apiId(), PART), this::list)
                        .at("GET", INTEGRATIONS).accepting("ApiId"),
                Operation.of(UpdateIntegrationRequest::builder,
                        request -> apis.rule("PATCH", request.apiId(), PART, request.integrationId()), this::update).at("PATCH", INTEGRATION)
                        .accepting("ApiId", "IntegrationId", "IntegrationType", "IntegrationUri", "PayloadFormatVersion", "TimeoutInMillis",
                                "Description", "IntegrationMethod", "ConnectionType"),
                Operation.of(DeleteIntegrationRequest::builder,
                        request -> apis.rule("DELETE", request.apiId(), PART, request.integrationId()), this::delete).at("DELETE", INTEGRATION, 204));
    }

    private CreateIntegrationResponse create(CreateIntegrationRequest request, Call call) {
        var integration = put(apis.get(request.apiId()), Members.copy(request, Integration.builder()).integrationId(Ids.part())
                .connectionType(Optional.ofNullable(request.connectionType()).orElse(ConnectionType.INTERNET))
                .integrationMethod(Optional.ofNullable(request.integrationMethod()).orElse("POST"))
                .timeoutInMillis(Optional.ofNullable(request.timeoutInMillis()).orElse(MOST_MILLIS)).build());
        return Members.copy(integration, CreateIntegrationResponse.builder()).build();
    }

    private UpdateIntegrationResponse update(UpdateIntegrationRequest request, Call call) {
        var api = apis.get(request.apiId());
        var old = HttpApi.get(api.integrations(), "Integration", request.integrationId());
        return Members.copy(put(api, Members.copy(request, old.toBuilder()).build()), UpdateIntegrationResponse.builder()).build();
    }

    private static Integration put(HttpApi api, Integration integration) {
        if (integration.integrationType() != IntegrationType.AWS_PROXY) {
            throw AwsError.unsupported("integrations of the type " + integration.integrationTypeAsString());
        }
        if (integration.payloadFormatVersion() == null) {
            throw ApiErrors.bad("PayloadFormatVersion is a required parameter for integration");
        }
        if (!integration.payloadFormatVersion().equals("2.0")) {
            throw AwsError.unsupported("the payload format version " + integration.payloadFormatVersion());
        }
        if (integration.connectionType() != ConnectionType.INTERNET) {
            throw AwsError.unsupported("the connection type " + integration.connectionTypeAsString());
        }
        if (!integration.integrationMethod().equals("POST")) {
            throw ApiErrors.bad("HttpMethod must be POST for AWS_PROXY IntegrationType.");
        }
        if (integration.timeoutInMillis() < LEAST_MILLIS || integration.timeoutInMillis() > MOST_MILLIS) {
            throw ApiErrors.bad("Timeout should be between " + LEAST_MILLIS + " ms and " + MOST_MILLIS + " ms");
        }
        FunctionTarget.of(Optional.ofNullable(integration.integrationUri()).orElse(""));
        api.integrations().put(integration.integrationId(), integration);
        return integration;
    }

    private GetIntegrationResponse get(GetIntegrationRequest request, Call call) {
        return Members.copy(HttpApi.get(apis.get(request.apiId()).integrations(), "Integration", request.integrationId()),
                GetIntegrationResponse.builder()).build();
    }

    private GetIntegrationsResponse list(GetIntegrationsRequest request, Call call) {
        return GetIntegrationsResponse.builder().items(HttpApi.sorted(apis.get(request.apiId()).integrations())).build();
    }

    private DeleteIntegrationResponse delete(DeleteIntegrationRequest request, Call call) {
        var api = apis.get(request.apiId());
        HttpApi.get(api.integrations(), "Integration", request.integrationId());
        if (api.routes().values().stream().anyMatch(route -> (RouteOperations.TARGET + request.integrationId()).equals(route.target()))) {
            throw ApiErrors.conflict("Cannot delete Integration '" + request.integrationId() + "' because it is referenced by a Route.");
        }
        api.integrations().remove(request.integrationId());
        return DeleteIntegrationResponse.builder().build();
    }
}
