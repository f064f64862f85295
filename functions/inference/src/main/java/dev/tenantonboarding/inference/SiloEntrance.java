package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Optional;

/** One tenant's own function: its role reaches that tenant's endpoint and no other, and a token of any other tenant gets no answer. */
record SiloEntrance(TenantId owner, String tenantClaim, ModelAddress model) implements Entrance {
    static SiloEntrance of(Environment environment) {
        return new SiloEntrance(
                environment.tenantId("TENANT_ID"),
                environment.required("TENANT_CLAIM"),
                new ModelAddress(environment.required("ENDPOINT_NAME"), Optional.empty()));
    }

    @Override
    public Admission admit(APIGatewayV2HTTPEvent event) {
        return Claims.of(event).tenant(tenantClaim).map(this::admit).orElse(Admission.Refused.UNKNOWN);
    }

    private Admission admit(TenantId caller) {
        return caller.equals(owner)
                ? new Admission.Admitted(owner, model, Optional.empty())
                : new Admission.Refused(caller, Reply.Refusal.FORBIDDEN);
    }
}
