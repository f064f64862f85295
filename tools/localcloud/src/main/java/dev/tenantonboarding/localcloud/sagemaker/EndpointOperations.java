package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.sagemaker.Endpoint.State;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.PendingDeploymentSummary;
import software.amazon.awssdk.services.sagemaker.model.PendingProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.UpdateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdateEndpointResponse;

/** CreateEndpoint, UpdateEndpoint, DescribeEndpoint, ListEndpoints, DeleteEndpoint. */
final class EndpointOperations {
    private final EndpointLife endpoints;
    private final Registry<EndpointConfig> configs;
    private final Tags tags;

    EndpointOperations(EndpointLife endpoints, Registry<EndpointConfig> configs, Tags tags) {
        this.endpoints = endpoints;
        this.configs = configs;
        this.tags = tags;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateEndpointRequest::builder, this::mayCreate, this::create)
                        .accepting("EndpointName", "EndpointConfigName", "Tags"),
                Operation.of(UpdateEndpointRequest::builder, this::mayUpdate, this::update).accepting("EndpointName", "EndpointConfigName"),
                Operation.of(DescribeEndpointRequest::builder, request -> may("DescribeEndpoint", request.endpointName()), this::describe),
                Operation.of(ListEndpointsRequest::builder, request -> List.of(Access.to("sagemaker:ListEndpoints", "*")), this::list),
                Operation.of(DeleteEndpointRequest::builder, request -> may("DeleteEndpoint", request.endpointName()), this::delete));
    }

    private List<Access> may(String action, String name) {
        return List.of(tags.access(action, Kind.ENDPOINT.arn(name)));
    }

    /** Both the endpoint and the configuration that it is made from. */
    private List<Access> mayCreate(CreateEndpointRequest request) {
        var create = Access.to("sagemaker:CreateEndpoint", Kind.ENDPOINT.arn(request.endpointName()));
        var needed = new ArrayList<>(Tags.creation(create, request.tags()));
        needed.add(tags.access("CreateEndpoint", Kind.ENDPOINT_CONFIG.arn(request.endpointConfigName()))
                .withRequestTags(Tags.asMap(request.tags())));
        return needed;
    }

    private CreateEndpointResponse create(CreateEndpointRequest request, Call call) {
        new Constraints().name("endpointName", request.endpointName()).name("endpointConfigName", request.endpointConfigName()).check();
        Tags.check(request.tags());
        var endpoint = endpoints.create(request.endpointName(), configs.get(request.endpointConfigName()));
        tags.put(endpoint.arn(), Tags.asMap(request.tags()));
        return CreateEndpointResponse.builder().endpointArn(endpoint.arn()).build();
    }

    private List<Access> mayUpdate(UpdateEndpointRequest request) {
        return List.of(tags.access("UpdateEndpoint", Kind.ENDPOINT.arn(request.endpointName())),
                tags.access("UpdateEndpoint", Kind.ENDPOINT_CONFIG.arn(request.endpointConfigName())));
    }

    private UpdateEndpointResponse update(UpdateEndpointRequest request, Call call) {
        var endpoint = endpoints.update(request.endpointName(), configs.get(request.endpointConfigName()));
        return UpdateEndpointResponse.builder().endpointArn(endpoint.arn()).build();
    }

    private DescribeEndpointResponse describe(DescribeEndpointRequest request, Call call) {
        var endpoint = endpoints.get(request.endpointName());
        var answer = DescribeEndpointResponse.builder().endpointName(endpoint.name()).endpointArn(endpoint.arn())
                .endpointConfigName(endpoint.config().name()).endpointStatus(endpoint.status())
                .creationTime(endpoint.created()).lastModifiedTime(endpoint.modified());
        return switch (endpoint.state()) {
            case State.Creating _ -> answer.pendingDeploymentSummary(pending(endpoint.config(), endpoint)).build();
            case State.Failed failed -> answer.failureReason(failed.reason()).build();
            case State.InService inService ->
                    answer.productionVariants(summary(endpoint)).failureReason(inService.failure().orElse(null)).build();
            case State.Updating updating ->
                    answer.productionVariants(summary(endpoint)).pendingDeploymentSummary(pending(updating.next(), endpoint)).build();
            case State.Deleting _ -> answer.productionVariants(summary(endpoint)).build();
        };
    }

    private static PendingDeploymentSummary pending(EndpointConfig config, Endpoint endpoint) {
        var variant = config.variant();
        return PendingDeploymentSummary.builder().endpointConfigName(config.name()).startTime(endpoint.modified())
                .productionVariants(PendingProductionVariantSummary.builder().variantName(variant.variantName())
                        .instanceType(variant.instanceType())
                        .currentWeight(variant.initialVariantWeight()).desiredWeight(variant.initialVariantWeight())
                        .currentInstanceCount(variant.initialInstanceCount()).desiredInstanceCount(variant.initialInstanceCount()).build())
                .build();
    }

    private static ProductionVariantSummary summary(Endpoint endpoint) {
        var variant = endpoint.config().variant();
        return ProductionVariantSummary.builder().variantName(variant.variantName())
                .deployedImages(image -> image.specifiedImage(endpoint.model().container().image()).resolutionTime(endpoint.modified()))
                .currentWeight(variant.initialVariantWeight()).desiredWeight(variant.initialVariantWeight())
                .currentInstanceCount(variant.initialInstanceCount()).desiredInstanceCount(variant.initialInstanceCount()).build();
    }

    private ListEndpointsResponse list(ListEndpointsRequest request, Call call) {
        var status = Optional.ofNullable(request.statusEqualsAsString());
        Predicate<Endpoint> wanted = endpoint -> status.map(endpoint.status()::equals).orElse(true)
                && precedes(endpoint.modified(), request.lastModifiedTimeBefore())
                && precedes(request.lastModifiedTimeAfter(), endpoint.modified());
        var page = new Listing(Optional.ofNullable(request.sortByAsString()), Optional.ofNullable(request.sortOrderAsString()),
                Optional.ofNullable(request.nameContains()), Optional.ofNullable(request.creationTimeBefore()),
                Optional.ofNullable(request.creationTimeAfter()), Optional.ofNullable(request.maxResults()),
                Optional.ofNullable(request.nextToken())).page(endpoints.all(), wanted);
        return ListEndpointsResponse.builder().nextToken(page.nextToken().orElse(null))
                .endpoints(page.items().stream().map(endpoint -> EndpointSummary.builder().endpointName(endpoint.name())
                        .endpointArn(endpoint.arn()).endpointStatus(endpoint.status()).creationTime(endpoint.created())
                        .lastModifiedTime(endpoint.modified()).build()).toList())
                .build();
    }

    /** A bound that was not given holds for every time. */
    private static boolean precedes(Instant earlier, Instant later) {
        return earlier == null || later == null || earlier.isBefore(later);
    }

    private DeleteEndpointResponse delete(DeleteEndpointRequest request, Call call) {
        endpoints.delete(request.endpointName());
        return DeleteEndpointResponse.builder().build();
    }
}
