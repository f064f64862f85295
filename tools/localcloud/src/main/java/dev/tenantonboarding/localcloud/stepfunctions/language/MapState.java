package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Runs a graph for each item of an array, within the same execution; its result is the array of their outputs.
 *
 * @param processor empty only in a definition that is being refused
 */
record MapState(MapFields map, Optional<StateGraph> processor) implements State {
    /** What AWS runs at once of an inline Map. */
    private static final int MOST_AT_ONCE = 40;

    static State read(StateReader reader) {
        reader.fields().require("ItemProcessor");
        var processor = reader.fields().object("ItemProcessor");
        if (processor.filter(DistributedMapState::isDistributed).isPresent()) {
            return DistributedMapState.read(reader, processor.get());
        }
        DistributedMapState.FIELDS.stream().filter(reader.fields()::has).forEach(field -> reader.fields().report(
                reader.fields().path(field), "The field '" + field + "' is only supported in the Mode 'DISTRIBUTED'"));
        return new MapState(MapFields.read(reader), processor.flatMap(nested -> {
            nested.text("Comment");
            nested.object("ProcessorConfig").ifPresent(config -> {
                config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED"));
                config.refuseOthers();
            });
            var graph = reader.graph(nested);
            nested.refuseOthers();
            return graph;
        }));
    }

    @Override
    public String name() {
        return map.name();
    }

    @Override
    public StateEvents events() {
        return MapFields.EVENTS;
    }

    @Override
    public ErrorHandling errorHandling() {
        return map.errorHandling();
    }

    @Override
    public void run(Visit visit) {
        var bindings = visit.bindings();
        var values = map.items(visit, bindings);
        var contexts = new ArrayList<Map<String, Object>>();
        var inputs = new ArrayList<Payload>();
        for (var index = 0; index < values.size(); index++) {
            var context = MapFields.context(index, values.get(index));
            contexts.add(context);
            inputs.add(map.input(visit, context, values.get(index)));
        }
        var wanted = map.concurrency(bindings);
        var atOnce = wanted == 0 ? MOST_AT_ONCE : Math.min(wanted, MOST_AT_ONCE);
        var tolerance = map.tolerance(bindings);
        visit.record(HistoryEventType.MAP_STATE_STARTED, event -> event.mapStateStartedEventDetails(details ->
                details.length(values.size())));
        new InlineMap(this, visit, contexts, inputs, atOnce, tolerance).start();
    }
}
