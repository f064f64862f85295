package dev.tenantonboarding.localcloud.lambda;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** Reserved concurrency and tags. */
final class SettingOperations {
    /** Of the account's 1,000 concurrent executions, these can't be reserved. */
    private static final int MOST_RESERVED = 900;
    private static final String CONCURRENCY = "/2017-10-31/functions/{FunctionName}/concurrency";
    private static final String TAGS = "/2017-03-31/tags/{Resource}";

    private final Functions functions;

    SettingOperations(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(PutFunctionConcurrencyRequest::builder,
                        request -> functions.rule("PutFunctionConcurrency", request.functionName()), this::reserve).at("PUT", CONCURRENCY),
                Operation.of(GetFunctionConcurrencyRequest::builder, request -> functions.rule("GetFunctionConcurrency", request.functionName()),
                        this::reserved).at("GET", "/2019-09-30/functions/{FunctionName}/concurrency"),
                Operation.of(DeleteFunctionConcurrencyRequest::builder,
                        request -> functions.rule("DeleteFunctionConcurrency", request.functionName()), this::unreserve).at("DELETE", CONCURRENCY, 204),
                Operation.of(TagResourceRequest::builder, this::mayTag, this::tag).at("POST", TAGS, 204),
                Operation.of(ListTagsRequest::builder, request -> functions.rule("ListTags", request.resource()), this::tags).at("GET", TAGS),
                Operation.of(UntagResourceRequest::builder, this::mayUntag, this::untag).at("DELETE", TAGS, 204));
    }

    private PutFunctionConcurrencyResponse reserve(PutFunctionConcurrencyRequest request, Call call) {
        var function = functions.get(FunctionRef.of(request.functionName()));
        var number = request.reservedConcurrentExecutions();
        if (number < 0) {
            throw LambdaErrors.constraint(number, "reservedConcurrentExecutions", "Member must have value greater than or equal to 0");
        }
        var others = functions.all().stream().filter(other -> other != function).mapToInt(other -> other.concurrency().reserved().orElse(0)).sum();
        if (others + number > MOST_RESERVED) {
            throw LambdaErrors.invalid("Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution "
                    + "below its minimum value of [100].");
        }
        function.concurrency().reserve(Optional.of(number));
        return PutFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(number).build();
    }

    private GetFunctionConcurrencyResponse reserved(GetFunctionConcurrencyRequest request, Call call) {
        var answer = GetFunctionConcurrencyResponse.builder();
        functions.get(FunctionRef.of(request.functionName())).concurrency().reserved().ifPresent(answer::reservedConcurrentExecutions);
        return answer.build();
    }

    private DeleteFunctionConcurrencyResponse unreserve(DeleteFunctionConcurrencyRequest request, Call call) {
        functions.get(FunctionRef.of(request.functionName())).concurrency().reserve(Optional.empty());
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    private List<Access> mayTag(TagResourceRequest request) {
        return List.of(functions.access("TagResource", FunctionRef.of(request.resource())).withRequestTags(request.tags()));
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        functions.get(FunctionRef.of(request.resource())).tag(request.tags());
        return TagResourceResponse.builder().build();
    }

    private ListTagsResponse tags(ListTagsRequest request, Call call) {
        return ListTagsResponse.builder().tags(functions.get(FunctionRef.of(request.resource())).tags()).build();
    }

    private List<Access> mayUntag(UntagResourceRequest request) {
        return List.of(functions.access("UntagResource", FunctionRef.of(request.resource()))
                .with("aws:TagKeys", request.tagKeys().toArray(String[]::new)));
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        functions.get(FunctionRef.of(request.resource())).untag(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }
}
