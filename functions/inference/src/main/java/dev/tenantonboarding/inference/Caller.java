package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;

/** Who calls, by the claims that the API verified and by nothing else in the request. */
record Caller(TenantId tenant, Optional<IsolationModel> isolation) {
    /** Under which names the token carries them. */
    record ClaimNames(String tenant, String isolation) {}

    /** @return empty if the token names no legal tenant, or there is no verified token */
    static Optional<Caller> of(APIGatewayV2HTTPEvent event, ClaimNames names) {
        Map<String, String> claims = Optional.ofNullable(event.getRequestContext())
                .map(RequestContext::getAuthorizer)
                .map(Authorizer::getJwt)
                .map(Authorizer.JWT::getClaims)
                .orElse(Map.of());
        return Optional.ofNullable(claims.get(names.tenant()))
                .filter(TenantId::isLegal)
                .map(TenantId::new)
                .map(tenant -> new Caller(tenant, Optional.ofNullable(claims.get(names.isolation())).flatMap(IsolationModel::of)));
    }
}
