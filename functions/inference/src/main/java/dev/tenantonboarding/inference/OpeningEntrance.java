package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvokeSessions;
import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsClient;

/** The shared function that opens the tenants' sessions itself. */
record OpeningEntrance(String tenantClaim, String isolationClaim, String poolEndpoint, TenantSessions pool, TenantSessions bridge)
        implements Entrance {
    private static final int ATTEMPTS = 2;
    /** Together with a model's own time below the API's 30 seconds. */
    static final Duration TIMEOUT = Duration.ofSeconds(4);

    static OpeningEntrance of(Environment environment, AwsClients aws) {
        InvokeSessions sessions = InvokeSessions.of(environment, aws.build(StsClient.builder(), ATTEMPTS, TIMEOUT));
        return new OpeningEntrance(
                environment.required("TENANT_CLAIM"),
                environment.required("ISOLATION_CLAIM"),
                environment.required("POOL_ENDPOINT_NAME"),
                new TenantSessions(sessions.pool(), Clock.systemUTC()),
                new TenantSessions(sessions.bridge(), Clock.systemUTC()));
    }

    @Override
    public Admission admit(APIGatewayV2HTTPEvent event) {
        Claims claims = Claims.of(event);
        return claims.tenant(tenantClaim).map(tenant -> admit(tenant, claims.isolation(isolationClaim))).orElse(Admission.Refused.UNKNOWN);
    }

    private Admission admit(TenantId tenant, Optional<IsolationModel> isolation) {
        return isolation
                .map(known -> switch (known) {
                    case POOL -> admitted(tenant, ModelAddress.pool(poolEndpoint, tenant.value()), pool);
                    case BRIDGE -> admitted(tenant, ModelAddress.bridge(tenant.value()), bridge);
                    case SILO -> new Admission.Refused(tenant, Reply.Refusal.NO_MODEL);
                })
                .orElse(new Admission.Refused(tenant, Reply.Refusal.FORBIDDEN));
    }

    private static Admission admitted(TenantId tenant, ModelAddress model, TenantSessions sessions) {
        return new Admission.Admitted(tenant, model, Optional.of(() -> sessions.of(tenant)));
    }
}
