package dev.tenantonboarding.tests.stage;

import java.util.Map;

/** The ways to hand out a tenant's credentials, as parameters of the stack: the one list over which the whole path is tested. */
public enum Variant {
    /** As deployed without a word. */
    AS_SHIPPED(Map.of()),
    /** The API's authorizer vends the credentials. */
    VENDING_AUTHORIZER(Map.of("CredentialVending", "authorizer")),
    /** A policy written for the tenant narrows a wider role. */
    SESSION_POLICY(Map.of("TenantSession", "policy")),
    /** Both, and silo tenants' functions behind one shared API. */
    ALL_OTHERWISE(Map.of("CredentialVending", "authorizer", "TenantSession", "policy", "SiloGateway", "shared"));

    private final Map<String, String> parameters;

    Variant(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public boolean has(String parameter, String value) {
        return value.equals(parameters.get(parameter));
    }
}
