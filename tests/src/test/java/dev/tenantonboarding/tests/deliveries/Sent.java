package dev.tenantonboarding.tests.deliveries;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that was sent once, and may be delivered many times.
 *
 * @param envelope as the bus hands it over, the same each time
 */
record Sent(Machine machine, String id, String envelope) {

    static Sent creation(TenantId tenant, IsolationModel isolation, Instant time, Stage stage) {
        return of(Machine.ONBOARDING, "TenantCreated", Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)).detail(), time, stage);
    }

    static Sent deletion(TenantId tenant, Instant time, Stage stage) {
        return of(Machine.OFFBOARDING, "TenantDeleted", JsonNodeFactory.instance.objectNode().put("tenantId", tenant.value()), time, stage);
    }

    private static Sent of(Machine machine, String detailType, ObjectNode detail, Instant time, Stage stage) {
        String id = UUID.randomUUID().toString();
        ObjectNode envelope = JsonNodeFactory.instance.objectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", detailType)
                .put("source", stage.output("SignupSource"))
                .put("account", "000000000000")
                .put("time", time.toString())
                .put("region", "us-east-1");
        envelope.putArray("resources");
        envelope.set("detail", detail);
        return new Sent(machine, id, envelope.toString());
    }
}
