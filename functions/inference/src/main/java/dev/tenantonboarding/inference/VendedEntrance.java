package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tenantonboarding.tenancy.ModelAddress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The shared function that may open no session: who calls, and the credentials for it, come from the API's authorizer alone. The API
 * may remember them for longer than the token lives, so its end is looked at here again.
 */
record VendedEntrance(String poolEndpoint, InstantSource clock) implements Entrance {
    @Override
    public Admission admit(APIGatewayV2HTTPEvent event) {
        return Grant.of(event).map(this::admit).orElse(Admission.Refused.UNKNOWN);
    }

    private Admission admit(Grant grant) {
        if (!clock.instant().isBefore(grant.tokenExpiresAt())) {
            return new Admission.Refused(grant.tenant(), Reply.Refusal.EXPIRED);
        }
        return switch (grant.isolation()) {
            case POOL -> admitted(grant, ModelAddress.pool(poolEndpoint, grant.tenant().value()));
            case BRIDGE -> admitted(grant, ModelAddress.bridge(grant.tenant().value()));
            case SILO -> new Admission.Refused(grant.tenant(), Reply.Refusal.NO_MODEL);
        };
    }

    private static Admission admitted(Grant grant, ModelAddress model) {
        return grant.session()
                .<Admission>map(session -> new Admission.Admitted(grant.tenant(), model, Optional.of(() -> session)))
                .orElse(new Admission.Refused(grant.tenant(), Reply.Refusal.FORBIDDEN));
    }
}
