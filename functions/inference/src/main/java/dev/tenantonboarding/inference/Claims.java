package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;

/** What a token says of its bearer that the API verified. Nothing else in a request says who calls. */
record Claims(Map<String, String> values) {
    /** Without any, if there is no verified token. */
    static Claims of(APIGatewayV2HTTPEvent event) {
        return new Claims(Optional.ofNullable(event.getRequestContext())
                .map(RequestContext::getAuthorizer)
                .map(Authorizer::getJwt)
                .map(Authorizer.JWT::getClaims)
                .orElse(Map.of()));
    }

    /** @return empty if the claim names no legal tenant */
    Optional<TenantId> tenant(String claim) {
        return Optional.ofNullable(values.get(claim)).filter(TenantId::isLegal).map(TenantId::new);
    }

    Optional<IsolationModel> isolation(String claim) {
        return Optional.ofNullable(values.get(claim)).flatMap(IsolationModel::of);
    }
}
