package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Tolerance;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Bindings;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.QueryFailure;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * What both kinds of Map have.
 *
 * @param maxConcurrency 0 for as many as AWS runs at once
 */
record MapFields(String name, Optional<Template> items, Optional<Template> itemSelector, Optional<Setting<Integer>> maxConcurrency,
                 Optional<Setting<Integer>> toleratedCount, Optional<Setting<Double>> toleratedPercentage, Effects effects,
                 ErrorHandling errorHandling, Optional<String> next) {
    static final StateEvents EVENTS = StateEvents.of(HistoryEventType.MAP_STATE_ENTERED, HistoryEventType.MAP_STATE_EXITED)
            .aborted(HistoryEventType.MAP_STATE_ABORTED).failed(HistoryEventType.MAP_STATE_FAILED);

    static MapFields read(StateReader reader) {
        var fields = reader.fields();
        fields.value("Items").filter(value -> !(value instanceof List<?>) && !ExpressionReader.isExpression(value)).ifPresent(value ->
                fields.report(fields.path("Items"), "Expected value of type Array"));
        return new MapFields(reader.name(), fields.template("Items", Reserved.NONE), fields.template("ItemSelector", Reserved.NONE),
                Setting.wholeNumber(fields, "MaxConcurrency", 0, Integer.MAX_VALUE),
                Setting.wholeNumber(fields, "ToleratedFailureCount", 0, Integer.MAX_VALUE),
                Setting.number(fields, "ToleratedFailurePercentage", 0, 100), reader.effects(Reserved.WITH_RESULT),
                reader.errorHandling(), reader.next());
    }

    /** The Map's items where they are not read from elsewhere. */
    List<?> items(Visit visit, Bindings bindings) {
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

    int concurrency(Bindings bindings) {
        return maxConcurrency.map(setting -> setting.value(bindings)).orElse(0);
    }

    Tolerance tolerance(Bindings bindings) {
        return new Tolerance(toleratedCount.map(setting -> setting.value(bindings)),
                toleratedPercentage.map(setting -> setting.value(bindings)));
    }

    /** {@code $states.context.Map} for an item. */
    static Map<String, Object> context(int index, Object value) {
        var item = new LinkedHashMap<String, Object>();
        item.put("Index", index);
        item.put("Value", value);
        return Map.of("Item", item);
    }

    /** What an item's states begin with. */
    Payload input(Visit visit, Map<String, Object> context, Object value) {
        var input = itemSelector.map(template -> template.evaluate(visit.bindings(Map.of(), context))).orElse(value);
        return visit.withinLimit(Payload.of(input), name);
    }
}
