package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenancy.EventFields.TextRule;
import java.util.Optional;

/** The detail of a valid {@code TenantDeleted} event. */
public record TenantDeleted(TenantId tenantId, Optional<String> correlationId, Optional<String> reason) {
    public static final String DETAIL_TYPE = "TenantDeleted";

    private static final TextRule REASON = TextRule.of(256, PlainText.PATTERN, PlainText.RULE);

    /** @throws InvalidTenantEvent naming the first field that breaks a rule */
    public static TenantDeleted from(JsonNode detail) {
        EventFields fields = new EventFields(detail);
        return new TenantDeleted(
                TenantCreated.tenantId(fields.required("tenantId", TenantCreated.ANY)),
                fields.optional("correlationId", TenantCreated.CORRELATION),
                fields.optional("reason", REASON));
    }
}
