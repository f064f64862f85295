package dev.tenantonboarding.localcloud.apigateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceResponse;

/** Tags of APIs and stages. */
final class TagOperations {
    private static final String TAGS = "/v2/tags/{resource-arn}";

    private final Apis apis;

    TagOperations(Apis apis) {
        this.apis = apis;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(TagResourceRequest::builder, request -> List.of(access("POST", request.resourceArn()).withRequestTags(request.tags())),
                        this::tag).at("POST", TAGS, 201),
                Operation.of(UntagResourceRequest::builder, request -> List.of(access("DELETE", request.resourceArn())
                        .with("aws:TagKeys", request.tagKeys().toArray(String[]::new))), this::untag).at("DELETE", TAGS, 204),
                Operation.of(GetTagsRequest::builder, request -> List.of(access("GET", request.resourceArn())), this::get).at("GET", TAGS)
                        .accepting("ResourceArn"));
    }

    /** What creating needs; tags also need the right to post them, where AWS names no resource yet. */
    static List<Access> creating(String path, Map<String, String> tags) {
        var needed = new ArrayList<>(List.of(Apis.access("POST", path).withRequestTags(tags)));
        if (!tags.isEmpty()) {
            needed.add(Apis.access("POST", "/tags/").withRequestTags(tags));
        }
        return needed;
    }

    private Access access(String method, String arn) {
        return Apis.access(method, "/tags/" + URLEncoder.encode(arn, StandardCharsets.UTF_8))
                .withResourceTags(Tagged.find(apis, arn).map(Tagged::tags).orElse(Map.of()));
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        var resource = find(request.resourceArn());
        var tags = new HashMap<>(resource.tags());
        tags.putAll(request.tags());
        resource.tags(tags);
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        var resource = find(request.resourceArn());
        var tags = new HashMap<>(resource.tags());
        request.tagKeys().forEach(tags::remove);
        resource.tags(tags);
        return UntagResourceResponse.builder().build();
    }

    private GetTagsResponse get(GetTagsRequest request, Call call) {
        return GetTagsResponse.builder().tags(find(request.resourceArn()).tags()).build();
    }

    private Tagged find(String arn) {
        return Tagged.find(apis, arn).orElseThrow(() -> AwsError.of("NotFoundException", 404, "Invalid resource identifier specified: " + arn));
    }
}
