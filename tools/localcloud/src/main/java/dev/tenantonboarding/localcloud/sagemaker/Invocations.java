package dev.tenantonboarding.localcloud.sagemaker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.sagemaker.Endpoint.State;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ContainerAnswer;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.CsvPredictions;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.Question;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.XGBoostContainer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointWithResponseStreamRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointWithResponseStreamResponse;

/**
 * The runtime half: InvokeEndpoint, and its two siblings as far as their authorisation goes. IAM decides on the names in the
 * request before anything is looked up, so a caller who may not ask learns nothing about what exists.
 */
final class Invocations {
    /** In bytes; what the documentation grants, not the service model's smaller figure. */
    private static final int LARGEST_BODY = 25 * 1024 * 1024;
    /** The container ignores custom attributes and the inference id, as AWS's does. */
    private static final Set<String> HEEDED = Set.of("EndpointName", "Body", "ContentType", "Accept", "TargetModel", "TargetVariant",
            "CustomAttributes", "InferenceId");

    private final EndpointLife endpoints;
    private final TargetModels targetModels;
    private final Tags tags;
    private final XGBoostContainer single = new XGBoostContainer(CsvPredictions.LINES);
    private final XGBoostContainer multi = new XGBoostContainer(CsvPredictions.ONE_LINE);

    Invocations(EndpointLife endpoints, TargetModels targetModels, Tags tags) {
        this.endpoints = endpoints;
        this.targetModels = targetModels;
        this.tags = tags;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(InvokeEndpointRequest::builder, this::mayInvoke, this::invoke)
                        .at("POST", "/endpoints/{EndpointName}/invocations"),
                Operation.of(InvokeEndpointAsyncRequest::builder,
                        request -> may("InvokeEndpointAsync", request.endpointName()), this::invokeAsync)
                        .at("POST", "/endpoints/{EndpointName}/async-invocations", 202),
                Operation.of(InvokeEndpointWithResponseStreamRequest::builder,
                        request -> may("InvokeEndpointWithResponseStream", request.endpointName()), this::invokeWithResponseStream)
                        .at("POST", "/endpoints/{EndpointName}/invocations-response-stream"));
    }

    private List<Access> may(String action, String endpointName) {
        return List.of(tags.access(action, Kind.ENDPOINT.arn(endpointName)));
    }

    /** Without the header the condition key is absent, not empty. */
    private List<Access> mayInvoke(InvokeEndpointRequest request) {
        var access = tags.access("InvokeEndpoint", Kind.ENDPOINT.arn(request.endpointName()));
        return List.of(request.targetModel() == null ? access : access.with("sagemaker:TargetModel", request.targetModel()));
    }

    private InvokeEndpointResponse invoke(InvokeEndpointRequest request, Call call) {
        Constraints.heeded("InvokeEndpoint", request, HEEDED);
        var body = Optional.ofNullable(request.body()).map(SdkBytes::asByteArray).orElse(new byte[0]);
        if (body.length > LARGEST_BODY) {
            throw AwsError.of("RequestEntityTooLarge", 413, "HTTP content length exceeded " + LARGEST_BODY + " bytes.");
        }
        var endpoint = endpoints.find(request.endpointName()).filter(found -> found.name().equals(request.endpointName()))
                .orElseThrow(() -> RuntimeErrors.notFound(request.endpointName()));
        var serving = switch (endpoint.state()) {
            case State.InService inService -> inService.serving();
            case State.Updating updating -> updating.serving();
            case State.Creating _, State.Failed _, State.Deleting _ -> throw RuntimeErrors.notFound(endpoint.name());
        };
        var variant = endpoint.config().variant().variantName();
        if (request.targetVariant() != null && !request.targetVariant().equals(variant)) {
            throw RuntimeErrors.validation("Variant " + request.targetVariant() + " not found for Request " + call.requestId() + ".");
        }
        var question = new Question(Optional.ofNullable(request.contentType()), Optional.ofNullable(request.accept()), body);
        return answer(endpoint, variant, switch (serving) {
            case Serving.Single alone when request.targetModel() == null -> single.answer(alone.model(), question);
            case Serving.Single _ -> throw RuntimeErrors.validation("Endpoint " + endpoint.name()
                    + " is not a multi-model endpoint and does not support target model header.");
            case Serving.Multi many -> multi.answer(targetModels.load(endpoint, many, target(request, call)), question);
        });
    }

    /** The artifact's path below the prefix; one that leads out of it is refused, though IAM has let it pass. */
    private static String target(InvokeEndpointRequest request, Call call) {
        var target = request.targetModel();
        if (target == null) {
            throw RuntimeErrors.validation("Request " + call.requestId() + " is missing a target model header.");
        }
        if (target.isEmpty() || target.length() > 1024 || target.startsWith("/") || hasDotSegment(target)) {
            throw RuntimeErrors.validation("The target model " + target + " is not the path of an artifact below the endpoint's prefix.");
        }
        return target;
    }

    private static boolean hasDotSegment(String path) {
        return Arrays.stream(path.split("/")).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static InvokeEndpointResponse answer(Endpoint endpoint, String variant, ContainerAnswer answer) {
        return switch (answer) {
            case ContainerAnswer.Prediction prediction -> InvokeEndpointResponse.builder().contentType(prediction.contentType())
                    .invokedProductionVariant(variant).body(SdkBytes.fromByteArray(prediction.body())).build();
            case ContainerAnswer.Failure failure -> throw RuntimeErrors.model(endpoint, failure);
        };
    }

    private InvokeEndpointAsyncResponse invokeAsync(InvokeEndpointAsyncRequest request, Call call) {
        throw AwsError.unsupported("the operation InvokeEndpointAsync of sagemaker");
    }

    private InvokeEndpointWithResponseStreamResponse invokeWithResponseStream(InvokeEndpointWithResponseStreamRequest request, Call call) {
        throw AwsError.unsupported("the operation InvokeEndpointWithResponseStream of sagemaker");
    }
}
