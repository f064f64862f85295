package dev.tenantonboarding.onboarding.endpoint;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** Sees what state an endpoint is in. */
public record EndpointLook(SageMakerClient sageMaker) {
    /** Whether it is on its way to another state, so that there is something to wait for. */
    public boolean isUnderway(String endpointName) {
        return at(endpointName) instanceof EndpointState.Underway;
    }

    EndpointState at(String endpointName) {
        try {
            DescribeEndpointResponse endpoint = sageMaker.describeEndpoint(request -> request.endpointName(endpointName));
            String status = endpoint.endpointStatusAsString();
            return switch (endpoint.endpointStatus()) {
                case IN_SERVICE -> new EndpointState.InService(endpoint.endpointArn(), endpoint.endpointConfigName());
                case FAILED, OUT_OF_SERVICE, UPDATE_ROLLBACK_FAILED -> new EndpointState.Broken(
                        endpoint.endpointArn(), status, reason(endpoint), endpoint.creationTime());
                case CREATING, UPDATING, SYSTEM_UPDATING, ROLLING_BACK, DELETING, UNKNOWN_TO_SDK_VERSION -> new EndpointState.Underway(
                        endpoint.endpointArn(), status);
            };
        } catch (SageMakerException refused) {
            if (SageMakerErrors.isMissing(refused)) {
                return new EndpointState.Missing();
            }
            throw refused;
        }
    }

    private static String reason(DescribeEndpointResponse endpoint) {
        return endpoint.failureReason() == null ? "SageMaker gives no reason" : endpoint.failureReason();
    }
}
