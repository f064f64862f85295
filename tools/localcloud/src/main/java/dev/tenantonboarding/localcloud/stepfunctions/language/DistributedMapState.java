package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRunSettings;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.QueryFailure;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Runs a graph for each item in an execution of its own; its result is the array of the outputs of those that succeed.
 *
 * @param processor empty only in a definition that is being refused
 * @param label     part of the ARNs of its Map Runs and their executions
 */
record DistributedMapState(MapFields map, Optional<StateGraph> processor, Optional<ItemReader> reader, String label) implements State {
    /** Those that only a distributed Map has. */
    static final List<String> FIELDS = List.of("ItemReader", "ItemBatcher", "ResultWriter", "Label");
    private static final int MAX_LABEL_LENGTH = 40;
    private static final Pattern FORBIDDEN_IN_LABEL = Pattern.compile("[\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"/\\p{Cc}]");

    static boolean isDistributed(Fields processor) {
        return processor.value("ProcessorConfig").filter(config -> config instanceof Map<?, ?> fields
                && "DISTRIBUTED".equals(fields.get("Mode"))).isPresent();
    }

    static State read(StateReader reader, Fields processor) {
        var fields = reader.fields();
        fields.refuseUnsupported("ItemBatcher", "ResultWriter");
        processor.text("Comment");
        processor.object("ProcessorConfig").ifPresent(config -> {
            config.text("Mode");
            config.require("ExecutionType");
            config.oneOf("ExecutionType", List.of("STANDARD", "EXPRESS")).filter("EXPRESS"::equals).ifPresent(type ->
                    config.report(config.path("ExecutionType"), "The local cloud does not support the ExecutionType 'EXPRESS'"));
            config.refuseOthers();
        });
        var graph = reader.separateGraph(processor);
        processor.refuseOthers();
        var itemReader = fields.object("ItemReader").flatMap(ItemReader::read);
        if (fields.has("ItemReader") && fields.has("Items")) {
            fields.report(fields.path(), "Only one of the fields 'ItemReader' and 'Items' is allowed");
        }
        return new DistributedMapState(MapFields.read(reader), graph, itemReader, label(fields));
    }

    private static String label(Fields fields) {
        var given = fields.text("Label");
        given.ifPresent(label -> {
            if (label.isEmpty()) {
                fields.report(fields.path("Label"), "Label cannot be empty");
            } else if (label.length() > MAX_LABEL_LENGTH) {
                fields.report(fields.path("Label"), "Label cannot exceed " + MAX_LABEL_LENGTH + " characters");
            }
            var forbidden = FORBIDDEN_IN_LABEL.matcher(label);
            if (forbidden.find()) {
                fields.report(fields.path("Label"), "Label contains invalid character: '" + forbidden.group() + "'");
            }
        });
        return given.orElseGet(() -> UUID.randomUUID().toString());
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
        var settings = new MapRunSettings(map.concurrency(bindings), map.tolerance(bindings));
        if (reader.isEmpty()) {
            var items = map.items(visit, bindings);
            start(visit, open(visit, settings, items.size()), items, "STATE_DATA");
            return;
        }
        var source = reader.get().source(bindings);
        // AWS tells no length of what it has yet to read.
        var run = open(visit, settings, 0);
        visit.aside(() -> source.read(visit.children()), answer -> {
            switch (answer) {
                case ItemSource.Found found -> start(visit, run, found.items(), source.uri());
                case ItemSource.Unreadable unreadable -> run.fail(Failure.of(Failure.ITEM_READER_FAILED, unreadable.cause()));
            }
        });
    }

    private MapRun open(Visit visit, MapRunSettings settings, int length) {
        visit.record(HistoryEventType.MAP_STATE_STARTED, event -> event.mapStateStartedEventDetails(details -> details.length(length)));
        return MapRun.open(visit, label, processor.orElseThrow(), settings, outputs ->
                visit.leave(map.effects(), Map.of("result", outputs), Payload.of(outputs), map.next()));
    }

    private void start(Visit visit, MapRun run, List<?> items, String source) {
        List<Payload> inputs;
        try {
            inputs = inputs(visit, items, source);
        } catch (QueryFailure failure) {
            run.breakOff(Failure.of(Failure.QUERY_EVALUATION_ERROR, failure.getMessage()));
            throw failure;
        } catch (StateFailed failed) {
            run.breakOff(failed.failure());
            throw failed;
        }
        run.start(inputs);
    }

    private List<Payload> inputs(Visit visit, List<?> items, String source) {
        var inputs = new ArrayList<Payload>();
        for (var index = 0; index < items.size(); index++) {
            var item = new LinkedHashMap<String, Object>();
            item.put("Index", index);
            item.put("Value", items.get(index));
            item.put("Source", source);
            inputs.add(map.input(visit, Map.of("Item", item), items.get(index)));
        }
        return inputs;
    }
}
