package dev.tenantonboarding.localcloud.eventbridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.sts.Sts;
import tools.jackson.databind.node.ObjectNode;

/** Amazon EventBridge, and the way for other services to tell what happened. */
public final class EventBridge implements ServiceEvents {
    private final Cloud cloud;
    private final Buses buses;
    private final Router router;
    private final Destinations destinations;
    private final Archives archives = new Archives();
    private final Schedules schedules;

    public EventBridge(Cloud cloud, Sts sts) {
        this.cloud = cloud;
        buses = new Buses(cloud.timeline().now());
        destinations = new Destinations(cloud, sts);
        var deliveries = new Deliveries(cloud, destinations);
        router = new Router(deliveries, archives, cloud.timeline());
        schedules = new Schedules(buses, deliveries, cloud.timeline());
    }

    /** To be registered with the cloud. */
    public Service service() {
        return new Service("events", Protocol.JSON_1_1, Stream.of(new BusOperations(buses).all(), new RuleOperations(buses, schedules).all(),
                new TargetOperations(buses, destinations).all(), new PutEvents(buses, router).all(), new TagOperations(buses).all(),
                new ArchiveOperations(buses, archives, cloud.timeline()).all(),
                new ReplayOperations(buses, archives, new Replays(buses, router, cloud.timeline())).all())
                .<Operation<?, ?>>flatMap(List::stream).toList());
    }

    /**
     * Puts an event of an AWS service on the default bus, as AWS's services do themselves: nobody is asked for permission.
     * Deliveries happen later, each on a thread of its own and counted as in flight from now on, so this never fails or blocks.
     *
     * @param source     such as {@code aws.states}
     * @param detailType such as {@code Step Functions Execution Status Change}
     * @param resources  ARNs
     * @param detail     strings, numbers, booleans, lists, maps; a null value becomes a JSON null
     */
    @Override
    public void emit(String source, String detailType, List<String> resources, Map<String, ?> detail) {
        ObjectNode object = Json.MAPPER.valueToTree(detail);
        router.route(buses.require(Optional.empty()), Event.of(source, detailType, cloud.timeline().now(), resources, object));
    }
}
