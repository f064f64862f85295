package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sagemaker.model.AddTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.AddTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;

/** AddTags, DeleteTags, ListTags. */
final class TagOperations {
    private static final Pattern ARN = Pattern.compile(
            "arn:aws:sagemaker:" + Aws.REGION + ":" + Aws.ACCOUNT + ":(model|endpoint-config|endpoint)/([a-zA-Z0-9-]{1,63})");

    private final Registry<HostedModel> models;
    private final Registry<EndpointConfig> configs;
    private final EndpointLife endpoints;
    private final Tags tags;

    TagOperations(Registry<HostedModel> models, Registry<EndpointConfig> configs, EndpointLife endpoints, Tags tags) {
        this.models = models;
        this.configs = configs;
        this.endpoints = endpoints;
        this.tags = tags;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(AddTagsRequest::builder, this::mayAdd, this::add),
                Operation.of(DeleteTagsRequest::builder, this::mayDelete, this::delete),
                Operation.of(ListTagsRequest::builder, request -> List.of(tags.access("ListTags", request.resourceArn())), this::list));
    }

    private List<Access> mayAdd(AddTagsRequest request) {
        return List.of(tags.access("AddTags", request.resourceArn()).withRequestTags(Tags.asMap(request.tags())));
    }

    private List<Access> mayDelete(DeleteTagsRequest request) {
        return List.of(tags.access("DeleteTags", request.resourceArn()).with("aws:TagKeys", request.tagKeys().toArray(String[]::new)));
    }

    private AddTagsResponse add(AddTagsRequest request, Call call) {
        var arn = existing(request.resourceArn());
        Tags.check(request.tags());
        tags.put(arn, Tags.asMap(request.tags()));
        return AddTagsResponse.builder().tags(Tags.asList(tags.of(arn))).build();
    }

    private DeleteTagsResponse delete(DeleteTagsRequest request, Call call) {
        var arn = existing(request.resourceArn());
        new Constraints().size("tagKeys", request.tagKeys(), 1, 50).check();
        tags.remove(arn, request.tagKeys());
        return DeleteTagsResponse.builder().build();
    }

    /** All of them on one page: a resource can't have more tags than the smallest page holds. */
    private ListTagsResponse list(ListTagsRequest request, Call call) {
        var arn = existing(request.resourceArn());
        new Constraints().range("maxResults", request.maxResults(), 50, Integer.MAX_VALUE).check();
        return ListTagsResponse.builder().tags(Tags.asList(tags.of(arn))).build();
    }

    private String existing(String arn) {
        var matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw AwsError.validation("The ARN " + arn + " names no model, endpoint configuration or endpoint of this account and Region.");
        }
        var name = matcher.group(2);
        return switch (matcher.group(1)) {
            case "model" -> Kind.MODEL.arn(models.get(name).name());
            case "endpoint-config" -> Kind.ENDPOINT_CONFIG.arn(configs.get(name).name());
            default -> Kind.ENDPOINT.arn(endpoints.get(name).name());
        };
    }
}
