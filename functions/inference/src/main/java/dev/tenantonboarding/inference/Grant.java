package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What the API's authorizer hands on about a caller, through the API and as flat texts, which is all that the API carries.
 *
 * @param tokenExpiresAt from when on the caller's token is not to be answered any more, to the second
 * @param session        the tenant's; silo tenants get none, since no shared role reaches their models
 */
record Grant(TenantId tenant, IsolationModel isolation, Instant tokenExpiresAt, Optional<AwsSessionCredentials> session) {
    private static final String TENANT = "tenantId";
    private static final String ISOLATION = "isolation";
    private static final String EXPIRY = "tokenExpiresAt";
    private static final String KEY = "accessKeyId";
    private static final String SECRET = "secretAccessKey";
    private static final String TOKEN = "sessionToken";

    /** @return empty if no authorizer said who calls, or until when */
    static Optional<Grant> of(APIGatewayV2HTTPEvent event) {
        Map<String, Object> context = Optional.ofNullable(event.getRequestContext())
                .map(RequestContext::getAuthorizer)
                .map(Authorizer::getLambda)
                .orElse(Map.of());
        return text(context, TENANT).filter(TenantId::isLegal).map(TenantId::new)
                .flatMap(tenant -> text(context, ISOLATION).flatMap(IsolationModel::of)
                        .flatMap(isolation -> text(context, EXPIRY).filter(seconds -> seconds.matches("[0-9]{1,12}"))
                                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                                .map(expiry -> new Grant(tenant, isolation, expiry, session(context)))));
    }

    Map<String, String> toContext() {
        Map<String, String> context = new HashMap<>(Map.of(
                TENANT, tenant.value(), ISOLATION, isolation.word(), EXPIRY, Long.toString(tokenExpiresAt.getEpochSecond())));
        session.ifPresent(credentials -> {
            context.put(KEY, credentials.accessKeyId());
            context.put(SECRET, credentials.secretAccessKey());
            context.put(TOKEN, credentials.sessionToken());
        });
        return context;
    }

    private static Optional<AwsSessionCredentials> session(Map<String, Object> context) {
        return text(context, KEY).flatMap(key -> text(context, SECRET).flatMap(secret -> text(context, TOKEN)
                .map(token -> AwsSessionCredentials.create(key, secret, token))));
    }

    private static Optional<String> text(Map<String, Object> context, String name) {
        return Optional.ofNullable(context.get(name))
                .filter(String.class::isInstance).map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    /** Without the session, which is a secret. */
    @Override
    public String toString() {
        return "Grant[" + tenant + ", " + isolation.word() + ", until " + tokenExpiresAt + "]";
    }
}
