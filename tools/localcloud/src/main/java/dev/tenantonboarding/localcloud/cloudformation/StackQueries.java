package dev.tenantonboarding.localcloud.cloudformation;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;

/** Looking at stacks and their resources. */
final class StackQueries {
    private final Stacks stacks;
    private final StackAccess access;

    StackQueries(Stacks stacks, StackAccess access) {
        this.stacks = stacks;
        this.access = access;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(DescribeStacksRequest::builder, request -> access("DescribeStacks", request.stackName()), this::describe),
                Operation.of(ListStacksRequest::builder, request -> StackAccess.general("ListStacks"), this::list),
                Operation.of(DescribeStackEventsRequest::builder, request -> access("DescribeStackEvents", request.stackName()), this::events),
                Operation.of(DescribeStackResourceRequest::builder, request -> access("DescribeStackResource", request.stackName()),
                        this::resource),
                Operation.of(DescribeStackResourcesRequest::builder, request -> access("DescribeStackResources", request.stackName()),
                        this::resources),
                Operation.of(ListStackResourcesRequest::builder, request -> access("ListStackResources", request.stackName()), this::summaries));
    }

    private List<Access> access(String action, String stack) {
        return stack == null ? StackAccess.general(action) : access.on(action, stack);
    }

    private DescribeStacksResponse describe(DescribeStacksRequest request, Call call) {
        if (request.stackName() != null) {
            return DescribeStacksResponse.builder().stacks(StackShapes.stack(stacks.require(request.stackName()))).build();
        }
        var page = Page.of(stacks.all().stream().filter(stack -> !stack.isDeleted()).toList(), request.nextToken());
        var answer = DescribeStacksResponse.builder().stacks(page.items().stream().map(StackShapes::stack).toList());
        page.next().ifPresent(answer::nextToken);
        return answer.build();
    }

    private ListStacksResponse list(ListStacksRequest request, Call call) {
        var statuses = request.stackStatusFilters();
        var wanted = stacks.all().stream().filter(stack -> statuses.isEmpty() || statuses.contains(stack.status())).toList();
        var page = Page.of(wanted, request.nextToken());
        var answer = ListStacksResponse.builder().stackSummaries(page.items().stream().map(StackShapes::summary).toList());
        page.next().ifPresent(answer::nextToken);
        return answer.build();
    }

    private DescribeStackEventsResponse events(DescribeStackEventsRequest request, Call call) {
        var page = Page.of(stacks.find(request.stackName())
                .orElseThrow(() -> AwsError.validation("Stack [" + request.stackName() + "] does not exist")).events(), request.nextToken());
        var answer = DescribeStackEventsResponse.builder().stackEvents(page.items());
        page.next().ifPresent(answer::nextToken);
        return answer.build();
    }

    private DescribeStackResourceResponse resource(DescribeStackResourceRequest request, Call call) {
        var stack = required(request.stackName());
        var detail = StackShapes.detail(stack, required(stack, request.logicalResourceId()));
        return DescribeStackResourceResponse.builder().stackResourceDetail(detail).build();
    }

    private DescribeStackResourcesResponse resources(DescribeStackResourcesRequest request, Call call) {
        var stack = request.stackName() == null ? holding(request.physicalResourceId()) : required(request.stackName());
        var wanted = Optional.ofNullable(request.logicalResourceId()).map(id -> List.of(required(stack, id))).orElseGet(stack::resources);
        return DescribeStackResourcesResponse.builder()
                .stackResources(wanted.stream().map(resource -> StackShapes.resource(stack, resource)).toList()).build();
    }

    private ListStackResourcesResponse summaries(ListStackResourcesRequest request, Call call) {
        var page = Page.of(required(request.stackName()).resources(), request.nextToken());
        var answer = ListStackResourcesResponse.builder().stackResourceSummaries(page.items().stream().map(StackShapes::summary).toList());
        page.next().ifPresent(answer::nextToken);
        return answer.build();
    }

    private Stack required(String nameOrId) {
        return stacks.find(nameOrId).orElseThrow(() -> AwsError.validation("Stack '" + nameOrId + "' does not exist"));
    }

    private Stack holding(String physicalId) {
        return stacks.all().stream().filter(stack -> stack.resources().stream().anyMatch(resource -> resource.physicalId().equals(physicalId)))
                .findFirst()
                .orElseThrow(() -> AwsError.validation("Stack for " + physicalId + " does not exist"));
    }

    private static StackResource required(Stack stack, String logicalId) {
        return stack.resource(logicalId)
                .orElseThrow(() -> AwsError.validation("Resource " + logicalId + " does not exist for stack " + stack.name()));
    }
}
