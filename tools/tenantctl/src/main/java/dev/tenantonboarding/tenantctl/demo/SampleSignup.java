package dev.tenantonboarding.tenantctl.demo;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;

/** A tenant that the demonstration signs up. */
public record SampleSignup(TenantId tenantId, String tenantName, IsolationModel isolation, SampleModel model) {

    /** All of them. */
    public static final List<SampleSignup> ALL = List.of(
            new SampleSignup(new TenantId("acme"), "Acme Flowers", IsolationModel.POOL, SampleModel.IRIS),
            new SampleSignup(new TenantId("globex"), "Globex Gardens", IsolationModel.POOL, SampleModel.IRIS_VIRGINICA),
            new SampleSignup(new TenantId("initech"), "Initech Insights", IsolationModel.BRIDGE, SampleModel.PENGUINS),
            new SampleSignup(new TenantId("hooli"), "Hooli Herbarium", IsolationModel.BRIDGE, SampleModel.IRIS),
            new SampleSignup(new TenantId("umbrella"), "Umbrella Botanics", IsolationModel.SILO, SampleModel.IRIS_VIRGINICA),
            new SampleSignup(new TenantId("soylent"), "Soylent Shores", IsolationModel.SILO, SampleModel.PENGUINS));

    public String modelSource(String bucket) {
        return "s3://" + bucket + "/" + model.source();
    }

    /** The detail of the {@code TenantCreated} event. */
    public ObjectNode detail(String modelSourceBucket) {
        return JsonNodeFactory.instance.objectNode()
                .put("tenantId", tenantId.value())
                .put("tenantName", tenantName)
                .put("isolation", isolation.word())
                .put("modelSource", modelSource(modelSourceBucket));
    }
}
