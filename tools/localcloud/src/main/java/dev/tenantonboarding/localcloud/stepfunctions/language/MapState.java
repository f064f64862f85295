package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Bindings;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.QueryFailure;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Runs a graph for each item of an array, within the same execution; its result is the array of their outputs.
 *
 * @param processor      empty only in a definition that is being refused
 * @param maxConcurrency 0 for as many as AWS runs at once
 */
record MapState(String name, Optional<StateGraph> processor, Optional<Template> items, Optional<Template> itemSelector,
                Optional<Setting<Integer>> maxConcurrency, Optional<Setting<Integer>> toleratedCount,
                Optional<Setting<Double>> toleratedPercentage, Effects effects, ErrorHandling errorHandling,
                Optional<String> next) implements State {
    /** What AWS runs at once of an inline Map. */
    private static final int MOST_AT_ONCE = 40;
    private static final StateEvents EVENTS = StateEvents.of(HistoryEventType.MAP_STATE_ENTERED, HistoryEventType.MAP_STATE_EXITED)
            .aborted(HistoryEventType.MAP_STATE_ABORTED).failed(HistoryEventType.MAP_STATE_FAILED);

    static State read(StateReader reader) {
        var fields = reader.fields();
        fields.refuseUnsupported("ItemReader", "ItemBatcher", "ResultWriter", "Label");
        fields.require("ItemProcessor");
        var processor = fields.object("ItemProcessor").flatMap(nested -> readProcessor(reader, nested));
        fields.value("Items").filter(value -> !(value instanceof List<?>) && !ExpressionReader.isExpression(value)).ifPresent(value ->
                fields.report(fields.path("Items"), "Expected value of type Array"));
        return new MapState(reader.name(), processor, fields.template("Items", Reserved.NONE),
                fields.template("ItemSelector", Reserved.NONE), Setting.wholeNumber(fields, "MaxConcurrency", 0, Integer.MAX_VALUE),
                Setting.wholeNumber(fields, "ToleratedFailureCount", 0, Integer.MAX_VALUE),
                Setting.number(fields, "ToleratedFailurePercentage", 0, 100), reader.effects(Reserved.WITH_RESULT),
                reader.errorHandling(), reader.next());
    }

    private static Optional<StateGraph> readProcessor(StateReader reader, Fields nested) {
        nested.text("Comment");
        nested.object("ProcessorConfig").ifPresent(config -> {
            config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED")).filter("DISTRIBUTED"::equals).ifPresent(mode ->
                    config.report(config.path("Mode"), "The local cloud does not support the Mode 'DISTRIBUTED'"));
            config.refuseUnsupported("ExecutionType");
            config.refuseOthers();
        });
        var graph = reader.graph(nested);
        nested.refuseOthers();
        return graph;
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        var bindings = visit.bindings();
        var values = items(visit, bindings);
        var contexts = new ArrayList<Map<String, Object>>();
        var inputs = new ArrayList<Payload>();
        for (var index = 0; index < values.size(); index++) {
            var item = new LinkedHashMap<String, Object>();
            item.put("Index", index);
            item.put("Value", values.get(index));
            var context = Map.<String, Object>of("Item", item);
            contexts.add(context);
            var input = itemSelector.map(template -> template.evaluate(visit.bindings(Map.of(), context))).orElse(item.get("Value"));
            inputs.add(visit.withinLimit(Payload.of(input), name));
        }
        var atOnce = maxConcurrency.map(setting -> setting.value(bindings)).filter(most -> most > 0).orElse(MOST_AT_ONCE);
        var tolerance = new Tolerance(toleratedCount.map(setting -> setting.value(bindings)),
                toleratedPercentage.map(setting -> setting.value(bindings)), values.size());
        visit.record(HistoryEventType.MAP_STATE_STARTED, event -> event.mapStateStartedEventDetails(details ->
                details.length(values.size())));
        new MapRun(this, visit, contexts, inputs, Math.min(atOnce, MOST_AT_ONCE), tolerance).start();
    }

    private List<?> items(Visit visit, Bindings bindings) {
        if (items.isEmpty()) {
            if (visit.input().value() instanceof List<?> array) {
                return array;
            }
            throw QueryFailure.of("Map state input must be an array but was: " + Json.print(visit.input().value()));
        }
        var value = items.get().evaluate(bindings);
        if (value instanceof List<?> array) {
            return array;
        }
        // An array that is written down evaluates to one, so this was an expression.
        throw ((Template.Computed) items.get()).unexpected("array", value);
    }
}
