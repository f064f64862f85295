package dev.tenantonboarding.localcloud.eventbridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;

/** Tags of buses and rules, by ARN. */
final class TagOperations {
    private final Buses buses;

    TagOperations(Buses buses) {
        this.buses = buses;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(TagResourceRequest::builder, request -> List.of(Access.to("events:TagResource", request.resourceARN())
                        .withResourceTags(tags(request.resourceARN())).withRequestTags(Tags.map(request.tags()))), this::tag),
                Operation.of(UntagResourceRequest::builder, request -> List.of(access("UntagResource", request.resourceARN())
                        .with("aws:TagKeys", request.tagKeys().toArray(String[]::new))), this::untag),
                Operation.of(ListTagsForResourceRequest::builder, request -> List.of(access("ListTagsForResource", request.resourceARN())),
                        this::list));
    }

    private Access access(String action, String arn) {
        return Access.to("events:" + action, arn).withResourceTags(tags(arn));
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        change(request.resourceARN(), tags -> tags.putAll(Tags.map(request.tags())));
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        change(request.resourceARN(), tags -> request.tagKeys().forEach(tags::remove));
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest request, Call call) {
        return ListTagsForResourceResponse.builder().tags(Tags.list(tags(request.resourceARN()))).build();
    }

    private Map<String, String> tags(String arn) {
        return rule(arn).map(Rule::tags).orElseGet(() -> Map.copyOf(bus(arn).tags()));
    }

    private void change(String arn, Consumer<Map<String, String>> change) {
        var rule = rule(arn);
        if (rule.isPresent()) {
            buses.change(Optional.of(rule.get().bus()), rule.get().name(), old -> {
                var tags = new HashMap<>(old.tags());
                change.accept(tags);
                return old.withTags(tags);
            });
        } else {
            change.accept(bus(arn).tags());
        }
    }

    private Optional<Rule> rule(String arn) {
        return buses.startingWith("").stream().flatMap(bus -> bus.rules().values().stream()).filter(rule -> rule.arn().equals(arn)).findFirst();
    }

    private Bus bus(String arn) {
        return buses.startingWith("").stream().filter(bus -> bus.arn().equals(arn)).findFirst()
                .orElseThrow(() -> AwsError.of("ResourceNotFoundException", "Resource " + arn + " does not exist."));
    }
}
