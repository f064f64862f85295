package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.iam.PassRole;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelsResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelSummary;

/** CreateModel, DescribeModel, ListModels, DeleteModel. */
final class ModelOperations {
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Set<String> CONTAINER = Set.of("ContainerHostname", "Image", "Mode", "ModelDataUrl", "Environment");

    private final Registry<HostedModel> models;
    private final Tags tags;

    ModelOperations(Registry<HostedModel> models, Tags tags) {
        this.models = models;
        this.tags = tags;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateModelRequest::builder, this::mayCreate, this::create)
                        .accepting("ModelName", "PrimaryContainer", "Containers", "ExecutionRoleArn", "Tags", "EnableNetworkIsolation"),
                Operation.of(DescribeModelRequest::builder, request -> may("DescribeModel", request.modelName()), this::describe),
                Operation.of(ListModelsRequest::builder, request -> List.of(Access.to("sagemaker:ListModels", "*")), this::list),
                Operation.of(DeleteModelRequest::builder, request -> may("DeleteModel", request.modelName()), this::delete));
    }

    private List<Access> may(String action, String name) {
        return List.of(tags.access(action, Kind.MODEL.arn(name)));
    }

    private List<Access> mayCreate(CreateModelRequest request) {
        var arn = Kind.MODEL.arn(request.modelName());
        var isolated = Boolean.TRUE.equals(request.enableNetworkIsolation());
        var create = Access.to("sagemaker:CreateModel", arn).with("sagemaker:NetworkIsolation", String.valueOf(isolated));
        var needed = Tags.creation(create, request.tags());
        if (request.executionRoleArn() != null) {
            needed.add(PassRole.access(request.executionRoleArn(), ExecutionRole.SERVICE).with("iam:AssociatedResourceArn", arn));
        }
        return needed;
    }

    private CreateModelResponse create(CreateModelRequest request, Call call) {
        check(request);
        models.add(new HostedModel(request, call.time()));
        var arn = Kind.MODEL.arn(request.modelName());
        tags.put(arn, Tags.asMap(request.tags()));
        return CreateModelResponse.builder().modelArn(arn).build();
    }

    private static void check(CreateModelRequest request) {
        new Constraints().name("modelName", request.modelName())
                .required("executionRoleArn", request.executionRoleArn())
                .pattern("executionRoleArn", request.executionRoleArn(), ROLE).check();
        Tags.check(request.tags());
        if (request.primaryContainer() != null && request.hasContainers()) {
            throw AwsError.validation("Exactly one of the primary container or containers list must be provided.");
        }
        if (request.primaryContainer() != null) {
            check("PrimaryContainer", "primaryContainer", request.primaryContainer());
        } else if (request.containers().size() == 1) {
            check("Containers", "containers.1.member", request.containers().getFirst());
        } else if (request.containers().isEmpty()) {
            throw AwsError.validation("Exactly one of the primary container or containers list must be provided.");
        } else {
            throw AwsError.unsupported("more than one container in a model");
        }
    }

    private static void check(String part, String member, ContainerDefinition container) {
        Constraints.heeded(part, container, CONTAINER);
        new Constraints().required(member + ".image", container.image())
                .length(member + ".image", container.image(), 0, 255)
                .length(member + ".modelDataUrl", container.modelDataUrl(), 0, 1024)
                .oneOf(member + ".mode", container.modeAsString(), Set.of("SingleModel", "MultiModel"))
                .check();
        if (container.modelDataUrl() == null) {
            throw AwsError.unsupported("a container without ModelDataUrl");
        }
        if (ModelData.parse(container.modelDataUrl()).isEmpty()) {
            throw AwsError.unsupported("the ModelDataUrl " + container.modelDataUrl() + ", which is not s3://BUCKET/KEY");
        }
    }

    private DescribeModelResponse describe(DescribeModelRequest request, Call call) {
        var model = models.get(request.modelName());
        var created = model.request();
        return DescribeModelResponse.builder().modelName(model.name()).modelArn(Kind.MODEL.arn(model.name()))
                .primaryContainer(created.primaryContainer())
                .containers(created.hasContainers() ? created.containers() : null)
                .executionRoleArn(model.executionRoleArn())
                .enableNetworkIsolation(Boolean.TRUE.equals(created.enableNetworkIsolation()))
                .creationTime(model.created()).build();
    }

    private ListModelsResponse list(ListModelsRequest request, Call call) {
        var page = new Listing(Optional.ofNullable(request.sortByAsString()), Optional.ofNullable(request.sortOrderAsString()),
                Optional.ofNullable(request.nameContains()), Optional.ofNullable(request.creationTimeBefore()),
                Optional.ofNullable(request.creationTimeAfter()), Optional.ofNullable(request.maxResults()),
                Optional.ofNullable(request.nextToken())).page(models.all(), model -> true);
        return ListModelsResponse.builder().nextToken(page.nextToken().orElse(null))
                .models(page.items().stream().map(model -> ModelSummary.builder().modelName(model.name())
                        .modelArn(Kind.MODEL.arn(model.name())).creationTime(model.created()).build()).toList())
                .build();
    }

    private DeleteModelResponse delete(DeleteModelRequest request, Call call) {
        models.remove(request.modelName());
        tags.forget(Kind.MODEL.arn(request.modelName()));
        return DeleteModelResponse.builder().build();
    }
}
