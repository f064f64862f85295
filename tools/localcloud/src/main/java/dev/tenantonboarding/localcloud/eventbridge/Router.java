package dev.tenantonboarding.localcloud.eventbridge;

import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.Timeline;

/** Sends an event to the bus's archives and to the targets of every rule that wants it. */
record Router(Deliveries deliveries, Archives archives, Timeline timeline) {

    void route(Bus bus, Event event) {
        archives.offer(bus, event, timeline.now());
        deliver(bus, event, Set.of());
    }

    /** @param rules ARNs of those that may have the event; empty for all */
    void replay(Bus bus, Event event, Set<String> rules) {
        deliver(bus, event, rules);
    }

    private void deliver(Bus bus, Event event, Set<String> rules) {
        var json = event.envelope().toString();
        for (var rule : bus.rules().values()) {
            if ((rules.isEmpty() || rules.contains(rule.arn())) && rule.wants(json)) {
                rule.targets().forEach(target -> deliveries.start(target, rule, event));
            }
        }
    }
}
