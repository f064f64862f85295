package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;

/** CreateEndpointConfig, DescribeEndpointConfig, ListEndpointConfigs, DeleteEndpointConfig. */
final class EndpointConfigOperations {
    /** The last three only matter to real instances; they are kept and shown. */
    private static final Set<String> VARIANT = Set.of("VariantName", "ModelName", "InitialInstanceCount", "InstanceType",
            "InitialVariantWeight", "VolumeSizeInGB", "ModelDataDownloadTimeoutInSeconds", "ContainerStartupHealthCheckTimeoutInSeconds");
    private static final Set<String> INSTANCE_TYPES = ProductionVariantInstanceType.knownValues().stream()
            .map(ProductionVariantInstanceType::toString).collect(Collectors.toCollection(TreeSet::new));

    private final Registry<EndpointConfig> configs;
    private final Registry<HostedModel> models;
    private final Tags tags;

    EndpointConfigOperations(Registry<EndpointConfig> configs, Registry<HostedModel> models, Tags tags) {
        this.configs = configs;
        this.models = models;
        this.tags = tags;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateEndpointConfigRequest::builder, this::mayCreate, this::create)
                        .accepting("EndpointConfigName", "ProductionVariants", "Tags"),
                Operation.of(DescribeEndpointConfigRequest::builder,
                        request -> may("DescribeEndpointConfig", request.endpointConfigName()), this::describe),
                Operation.of(ListEndpointConfigsRequest::builder,
                        request -> List.of(Access.to("sagemaker:ListEndpointConfigs", "*")), this::list),
                Operation.of(DeleteEndpointConfigRequest::builder,
                        request -> may("DeleteEndpointConfig", request.endpointConfigName()), this::delete));
    }

    private List<Access> may(String action, String name) {
        return List.of(tags.access(action, Kind.ENDPOINT_CONFIG.arn(name)));
    }

    private List<Access> mayCreate(CreateEndpointConfigRequest request) {
        var create = Access.to("sagemaker:CreateEndpointConfig", Kind.ENDPOINT_CONFIG.arn(request.endpointConfigName()));
        var variants = request.productionVariants();
        var types = variants.stream().map(ProductionVariant::instanceTypeAsString).map(String::valueOf).toArray(String[]::new);
        var modelArns = variants.stream().map(variant -> Kind.MODEL.arn(String.valueOf(variant.modelName()))).toArray(String[]::new);
        return Tags.creation(create.with("sagemaker:InstanceTypes", types).with("sagemaker:ModelArn", modelArns), request.tags());
    }

    private CreateEndpointConfigResponse create(CreateEndpointConfigRequest request, Call call) {
        new Constraints().name("endpointConfigName", request.endpointConfigName())
                .size("productionVariants", request.productionVariants(), 1, 10).check();
        Tags.check(request.tags());
        if (request.productionVariants().size() > 1) {
            throw AwsError.unsupported("more than one production variant");
        }
        check(request.productionVariants().getFirst());
        configs.add(new EndpointConfig(weighted(request), call.time()));
        var arn = Kind.ENDPOINT_CONFIG.arn(request.endpointConfigName());
        tags.put(arn, Tags.asMap(request.tags()));
        return CreateEndpointConfigResponse.builder().endpointConfigArn(arn).build();
    }

    private void check(ProductionVariant variant) {
        Constraints.heeded("ProductionVariants", variant, VARIANT);
        var member = "productionVariants.1.member.";
        new Constraints().required(member + "variantName", variant.variantName()).name(member + "variantName", variant.variantName())
                .required(member + "modelName", variant.modelName()).name(member + "modelName", variant.modelName())
                .required(member + "instanceType", variant.instanceTypeAsString())
                .oneOf(member + "instanceType", variant.instanceTypeAsString(), INSTANCE_TYPES)
                .required(member + "initialInstanceCount", variant.initialInstanceCount())
                .range(member + "initialInstanceCount", variant.initialInstanceCount(), 1, Integer.MAX_VALUE)
                .range(member + "volumeSizeInGB", variant.volumeSizeInGB(), 1, 512)
                .range(member + "modelDataDownloadTimeoutInSeconds", variant.modelDataDownloadTimeoutInSeconds(), 60, 3600)
                .range(member + "containerStartupHealthCheckTimeoutInSeconds",
                        variant.containerStartupHealthCheckTimeoutInSeconds(), 60, 3600)
                .check();
        models.get(variant.modelName());
    }

    /** A variant without a weight has 1. */
    private static CreateEndpointConfigRequest weighted(CreateEndpointConfigRequest request) {
        var variant = request.productionVariants().getFirst();
        return variant.initialVariantWeight() != null ? request
                : request.toBuilder().productionVariants(variant.toBuilder().initialVariantWeight(1f).build()).build();
    }

    private DescribeEndpointConfigResponse describe(DescribeEndpointConfigRequest request, Call call) {
        var config = configs.get(request.endpointConfigName());
        return DescribeEndpointConfigResponse.builder().endpointConfigName(config.name())
                .endpointConfigArn(Kind.ENDPOINT_CONFIG.arn(config.name()))
                .productionVariants(config.request().productionVariants())
                .enableNetworkIsolation(false).creationTime(config.created()).build();
    }

    private ListEndpointConfigsResponse list(ListEndpointConfigsRequest request, Call call) {
        var page = new Listing(Optional.ofNullable(request.sortByAsString()), Optional.ofNullable(request.sortOrderAsString()),
                Optional.ofNullable(request.nameContains()), Optional.ofNullable(request.creationTimeBefore()),
                Optional.ofNullable(request.creationTimeAfter()), Optional.ofNullable(request.maxResults()),
                Optional.ofNullable(request.nextToken())).page(configs.all(), config -> true);
        return ListEndpointConfigsResponse.builder().nextToken(page.nextToken().orElse(null))
                .endpointConfigs(page.items().stream().map(config -> EndpointConfigSummary.builder().endpointConfigName(config.name())
                        .endpointConfigArn(Kind.ENDPOINT_CONFIG.arn(config.name())).creationTime(config.created()).build()).toList())
                .build();
    }

    private DeleteEndpointConfigResponse delete(DeleteEndpointConfigRequest request, Call call) {
        configs.remove(request.endpointConfigName());
        tags.forget(Kind.ENDPOINT_CONFIG.arn(request.endpointConfigName()));
        return DeleteEndpointConfigResponse.builder().build();
    }
}
