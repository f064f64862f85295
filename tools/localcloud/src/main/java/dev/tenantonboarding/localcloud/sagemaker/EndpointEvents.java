package dev.tenantonboarding.localcloud.sagemaker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.sagemaker.Endpoint.State;

/**
 * Tells the default event bus of endpoints' status. AWS's page "Events that Amazon SageMaker AI sends to Amazon EventBridge" shows these
 * fields and tags, which are left out here; of an endpoint that is gone it shows no event, so there is none.
 */
record EndpointEvents(ServiceEvents events) {

    void tell(Endpoint endpoint) {
        var variant = endpoint.config().variant();
        var detail = new LinkedHashMap<String, Object>();
        detail.put("EndpointName", endpoint.name());
        detail.put("EndpointArn", endpoint.arn());
        detail.put("EndpointConfigName", endpoint.config().name());
        detail.put("ProductionVariants", List.of(Map.of(
                "DesiredWeight", variant.initialVariantWeight(), "DesiredInstanceCount", variant.initialInstanceCount())));
        detail.put("EndpointStatus", status(endpoint.state()));
        detail.put("CreationTime", endpoint.created().toEpochMilli());
        detail.put("LastModifiedTime", endpoint.modified().toEpochMilli());
        events.emit("aws.sagemaker", "SageMaker Endpoint State Change", List.of(endpoint.arn()), detail);
    }

    /** Events spell it otherwise than DescribeEndpoint does. */
    private static String status(State state) {
        return switch (state) {
            case State.Creating _ -> "CREATING";
            case State.InService _ -> "IN_SERVICE";
            case State.Updating _ -> "UPDATING";
            case State.Failed _ -> "FAILED";
            case State.Deleting _ -> "DELETING";
        };
    }
}
