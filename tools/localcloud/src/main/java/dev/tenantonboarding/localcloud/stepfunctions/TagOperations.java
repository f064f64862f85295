package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** TagResource, UntagResource, ListTagsForResource, on state machines. */
final class TagOperations {
    private final StateMachines machines;

    TagOperations(StateMachines machines) {
        this.machines = machines;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(TagResourceRequest::builder, request -> List.of(access("states:TagResource", request.resourceArn())
                        .withRequestTags(MachineOperations.asMap(request.tags()))), this::tag),
                Operation.of(UntagResourceRequest::builder, request -> List.of(access("states:UntagResource", request.resourceArn())
                        .with("aws:TagKeys", request.tagKeys().toArray(String[]::new))), this::untag),
                Operation.of(ListTagsForResourceRequest::builder,
                        request -> List.of(access("states:ListTagsForResource", request.resourceArn())), this::list));
    }

    private Access access(String action, String arn) {
        return Access.to(action, arn).withResourceTags(machines.tags(arn));
    }

    private void check(String arn) {
        Names.checkMachineArn(arn);
        if (machines.all().stream().noneMatch(machine -> machine.arn().equals(arn))) {
            throw AwsError.of("ResourceNotFound", "Resource not found: '" + arn + "'");
        }
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        check(request.resourceArn());
        machines.tag(request.resourceArn(), MachineOperations.asMap(request.tags()));
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        check(request.resourceArn());
        machines.untag(request.resourceArn(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest request, Call call) {
        check(request.resourceArn());
        return ListTagsForResourceResponse.builder().tags(machines.tags(request.resourceArn()).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build();
    }
}
