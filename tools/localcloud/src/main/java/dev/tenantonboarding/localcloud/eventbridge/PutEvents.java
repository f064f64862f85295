package dev.tenantonboarding.localcloud.eventbridge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Taking events, each entry of a request by itself. */
final class PutEvents {
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1_024;
    private static final int BYTES_OF_TIME = 14;

    private final Buses buses;
    private final Router router;

    PutEvents(Buses buses, Router router) {
        this.buses = buses;
        this.router = router;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(PutEventsRequest::builder, request -> request.entries().stream().map(PutEvents::access).toList(), this::put)
                        .accepting("Entries"),
                Operation.of(TestEventPatternRequest::builder, request -> List.of(Access.to("events:TestEventPattern", "*")), this::test));
    }

    private static Access access(PutEventsRequestEntry entry) {
        return Access.to("events:PutEvents", Bus.arn(Buses.name(Optional.ofNullable(entry.eventBusName()))))
                .with("events:source", Optional.ofNullable(entry.source()).orElse(""))
                .with("events:detail-type", Optional.ofNullable(entry.detailType()).orElse(""))
                .with("events:eventBusInvocation", "false");
    }

    private PutEventsResponse put(PutEventsRequest request, Call call) {
        if (request.entries().isEmpty() || request.entries().size() > MOST_ENTRIES) {
            throw AwsError.validation("1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length "
                    + "less than or equal to " + MOST_ENTRIES + " and greater than or equal to 1");
        }
        if (request.entries().stream().mapToInt(PutEvents::size).sum() > MOST_BYTES) {
            throw AwsError.validation("Total size of the entries in the request is over the limit.");
        }
        var results = request.entries().stream().map(entry -> put(entry, call)).toList();
        return PutEventsResponse.builder().entries(results)
                .failedEntryCount((int) results.stream().filter(result -> result.errorCode() != null).count()).build();
    }

    private PutEventsResultEntry put(PutEventsRequestEntry entry, Call call) {
        try {
            var event = event(entry, call);
            // AWS accepts events for a bus that does not exist, and drops them.
            buses.find(Optional.ofNullable(entry.eventBusName())).ifPresent(bus -> router.route(bus, event));
            return PutEventsResultEntry.builder().eventId(event.id()).build();
        } catch (AwsError e) {
            return PutEventsResultEntry.builder().errorCode(e.code()).errorMessage(e.getMessage()).build();
        }
    }

    private static Event event(PutEventsRequestEntry entry, Call call) {
        if (entry.traceHeader() != null) {
            throw AwsError.of("InvalidArgument", "The local cloud does not support TraceHeader.");
        }
        var source = required("Source", entry.source());
        var detailType = required("DetailType", entry.detailType());
        if (source.startsWith("aws.")) {
            throw AwsError.of("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        var detail = Json.parse(required("Detail", entry.detail())).filter(JsonNode::isObject)
                .orElseThrow(() -> AwsError.of("MalformedDetail", "Detail is malformed."));
        return Event.of(source, detailType, Optional.ofNullable(entry.time()).orElse(call.time()), entry.resources(), (ObjectNode) detail);
    }

    private static String required(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw AwsError.of("InvalidArgument", "Parameter " + name + " is not valid. Reason: " + name + " is a required argument.");
        }
        return value;
    }

    /** As EventBridge's user guide counts. */
    private static int size(PutEventsRequestEntry entry) {
        return (entry.time() == null ? 0 : BYTES_OF_TIME) + bytes(entry.source()) + bytes(entry.detailType()) + bytes(entry.detail())
                + entry.resources().stream().mapToInt(PutEvents::bytes).sum();
    }

    private static int bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private TestEventPatternResponse test(TestEventPatternRequest request, Call call) {
        var pattern = new EventPattern(request.eventPattern());
        var event = Json.parse(request.event()).filter(JsonNode::isObject)
                .orElseThrow(() -> AwsError.validation("Parameter Event is not valid. Reason: it is no JSON object."));
        for (var field : List.of("id", "account", "source", "time", "region", "resources", "detail-type")) {
            if (!event.has(field)) {
                throw AwsError.validation("Parameter Event is not valid. Reason: the field " + field + " is missing.");
            }
        }
        return TestEventPatternResponse.builder().result(pattern.matches(event.toString())).build();
    }
}
