package dev.tenantonboarding.onboarding.endpoint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.PendingDeploymentSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** The endpoint configurations of the pool. Instances, and what they have in memory, are known by them: no clock is needed. */
public record PoolConfigurations(SageMakerClient sageMaker, String endpointName) {

    /** The names of those that the endpoint runs or is being put on; none if there is no endpoint. */
    public Set<String> inUse() {
        try {
            DescribeEndpointResponse endpoint = sageMaker.describeEndpoint(request -> request.endpointName(endpointName));
            return Stream.concat(
                            Stream.of(endpoint.endpointConfigName()),
                            Optional.ofNullable(endpoint.pendingDeploymentSummary()).map(PendingDeploymentSummary::endpointConfigName).stream())
                    .collect(Collectors.toSet());
        } catch (SageMakerException refused) {
            if (SageMakerErrors.isMissing(refused)) {
                return Set.of();
            }
            throw refused;
        }
    }
}
