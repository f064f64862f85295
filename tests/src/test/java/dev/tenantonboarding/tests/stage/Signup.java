package dev.tenantonboarding.tests.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;

/** The detail of a {@code TenantCreated} event, as the SaaS application's signup would write it. */
public record Signup(ObjectNode detail) {
    public Signup {
        detail = detail.deepCopy();
    }

    public static Signup of(TenantId tenant, IsolationModel isolation, String modelSource) {
        return new Signup(JsonNodeFactory.instance.objectNode()
                .put("tenantId", tenant.value())
                .put("tenantName", "Tenant " + tenant)
                .put("isolation", isolation.word())
                .put("modelSource", modelSource)
                .put("costCenter", "CC-" + tenant)
                .put("correlationId", "signup-of-" + tenant)
                .put("probePayload", "5.1,3.5,1.4,0.2")
                .put("probeContentType", "text/csv"));
    }

    public Signup with(String field, String value) {
        Signup changed = new Signup(detail);
        changed.detail.put(field, value);
        return changed;
    }

    public Signup without(String field) {
        Signup changed = new Signup(detail);
        changed.detail.remove(field);
        return changed;
    }
}
