package dev.tenantonboarding.onboarding.endpoint;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The tags on an endpoint and on all that it is made of. */
public final class EndpointTags {
    private final SageMakerClient sageMaker;
    private final Ownership ownership;

    public EndpointTags(SageMakerClient sageMaker) {
        this.sageMaker = sageMaker;
        this.ownership = new Ownership(sageMaker);
    }

    /**
     * Adds what is missing and corrects what differs; tags of others stay.
     *
     * @param mark the tags by which the endpoint and its parts are known
     * @throws dev.tenantonboarding.onboarding.EndpointConflict if one of them does not bear the mark
     */
    public void complete(String endpointName, Map<String, String> mark, Map<String, String> tags) {
        arns(endpointName).forEach(arn -> {
            Map<String, String> present = ownership.require(mark, arn);
            Tag[] wanting = tags.entrySet().stream()
                    .filter(tag -> !tag.getValue().equals(present.get(tag.getKey())))
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toArray(Tag[]::new);
            if (wanting.length > 0) {
                sageMaker.addTags(request -> request.resourceArn(arn).tags(wanting));
            }
        });
    }

    private Stream<String> arns(String endpointName) {
        DescribeEndpointResponse endpoint = sageMaker.describeEndpoint(request -> request.endpointName(endpointName));
        DescribeEndpointConfigResponse configuration =
                sageMaker.describeEndpointConfig(request -> request.endpointConfigName(endpoint.endpointConfigName()));
        Stream<String> models = configuration.productionVariants().stream()
                .map(variant -> sageMaker.describeModel(request -> request.modelName(variant.modelName())).modelArn());
        return Stream.concat(Stream.of(endpoint.endpointArn(), configuration.endpointConfigArn()), models);
    }
}
