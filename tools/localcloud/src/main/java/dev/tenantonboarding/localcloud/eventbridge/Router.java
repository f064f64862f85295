package dev.tenantonboarding.localcloud.eventbridge;

/** Sends an event to the targets of every rule that wants it. */
record Router(Deliveries deliveries) {

    void route(Bus bus, Event event) {
        var json = event.envelope().toString();
        for (var rule : bus.rules().values()) {
            if (rule.enabled() && rule.pattern().matches(json)) {
                rule.targets().forEach(target -> deliveries.start(target, rule, event));
            }
        }
    }
}
