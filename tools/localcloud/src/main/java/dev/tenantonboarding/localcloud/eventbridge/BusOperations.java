package dev.tenantonboarding.localcloud.eventbridge;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** Operations on buses. */
final class BusOperations {
    private final Buses buses;

    BusOperations(Buses buses) {
        this.buses = buses;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateEventBusRequest::builder, request -> Access.to("events:CreateEventBus", Bus.arn(request.name()))
                        .creatingWith(Tags.map(request.tags()), "events:TagResource"), this::create).accepting("Name", "Description", "Tags"),
                Operation.of(DescribeEventBusRequest::builder, request -> access("DescribeEventBus", Optional.ofNullable(request.name())),
                        this::describe),
                Operation.of(ListEventBusesRequest::builder, request -> List.of(Access.to("events:ListEventBuses", "*")), this::list)
                        .accepting("NamePrefix"),
                Operation.of(DeleteEventBusRequest::builder, request -> access("DeleteEventBus", Optional.of(request.name())), this::delete));
    }

    private List<Access> access(String action, Optional<String> bus) {
        var access = Access.to("events:" + action, Bus.arn(Buses.name(bus)));
        return List.of(buses.find(bus).map(found -> access.withResourceTags(found.tags())).orElse(access));
    }

    private CreateEventBusResponse create(CreateEventBusRequest request, Call call) {
        var bus = buses.create(request.name(), Optional.ofNullable(request.description()), Tags.map(request.tags()), call.time());
        return CreateEventBusResponse.builder().eventBusArn(bus.arn()).description(request.description()).build();
    }

    private DescribeEventBusResponse describe(DescribeEventBusRequest request, Call call) {
        var bus = buses.require(Optional.ofNullable(request.name()));
        var answer = DescribeEventBusResponse.builder().name(bus.name()).arn(bus.arn()).creationTime(bus.created()).lastModifiedTime(bus.created());
        bus.description().ifPresent(answer::description);
        return answer.build();
    }

    private ListEventBusesResponse list(ListEventBusesRequest request, Call call) {
        return ListEventBusesResponse.builder().eventBuses(buses.startingWith(Optional.ofNullable(request.namePrefix()).orElse("")).stream()
                .map(bus -> EventBus.builder().name(bus.name()).arn(bus.arn()).creationTime(bus.created()).build()).toList()).build();
    }

    private DeleteEventBusResponse delete(DeleteEventBusRequest request, Call call) {
        buses.delete(Buses.name(Optional.of(request.name())));
        return DeleteEventBusResponse.builder().build();
    }
}
