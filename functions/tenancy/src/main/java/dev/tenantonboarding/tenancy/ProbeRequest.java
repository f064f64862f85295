package dev.tenantonboarding.tenancy;

/** What the smoke test sends to a tenant's model. Any answer of the model's container will do, so the default is an empty CSV line. */
public record ProbeRequest(String payload, String contentType) {
    public static final ProbeRequest DEFAULT = new ProbeRequest("\n", "text/csv");
}
