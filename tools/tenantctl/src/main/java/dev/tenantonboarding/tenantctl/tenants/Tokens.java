package dev.tenantonboarding.tenantctl.tenants;

import java.net.URI;
import java.util.Map;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.issuer.TokenRequest;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;

/** Tokens that the deployed API accepts, where its issuer is the local cloud's. */
public record Tokens(StackOutputs outputs) {

    /** @throws dev.tenantonboarding.tenantctl.CommandFailed if the API trusts another issuer */
    public String forTenant(TenantId tenant, IsolationModel isolation) {
        return new TokenRequest(URI.create(outputs.jwtIssuer()), outputs.jwtAudience(), Map.of(
                "sub", "tenantctl",
                outputs.tenantClaim(), tenant.value(),
                outputs.isolationClaim(), isolation.word())).send();
    }
}
