package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What the function's twin is asked in a rehearsal: a request that gets in however the function was deployed, of a tenant that there is not. */
final class RehearsedRequest {
    private static final TenantId NOBODY = new TenantId("rehearsal");
    private static final Grant GRANT = new Grant(NOBODY, IsolationModel.POOL, Instant.parse("2099-01-01T00:00:00Z"),
            Optional.of(AwsSessionCredentials.create("staged", "staged", "staged")));

    private RehearsedRequest() {}

    static APIGatewayV2HTTPEvent of(Environment environment) {
        // A silo tenant's function answers nobody else.
        String tenant = environment.optional("TENANT_ID").orElse(NOBODY.value());
        Map<String, String> claims = Map.of(
                environment.required("TENANT_CLAIM"), tenant,
                environment.optional("ISOLATION_CLAIM").orElse("isolation"), IsolationModel.POOL.word());
        Authorizer authorizer = Authorizer.builder().withJwt(Authorizer.JWT.builder().withClaims(claims).build()).build();
        authorizer.setLambda(Map.copyOf(GRANT.toContext()));
        return APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("content-type", "text/csv", "accept", "*/*"))
                .withBody("0")
                .withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder().withAuthorizer(authorizer).build())
                .build();
    }
}
