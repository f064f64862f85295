package dev.tenantonboarding.tests.stage;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The rule by which the platform hears that executions ended badly. */
public record FailureRule(Stage stage) {
    /** Does something of whose bad end nobody hears. */
    public void whileDisabled(Runnable action) {
        EventBridgeClient events = stage.clients().events();
        String rule = name(events);
        events.disableRule(request -> request.name(rule));
        try {
            action.run();
        } finally {
            events.enableRule(request -> request.name(rule));
        }
    }

    private String name(EventBridgeClient events) {
        return events.listRules(request -> { }).rules().stream()
                // A schedule has no pattern.
                .filter(rule -> rule.eventPattern() != null)
                .filter(rule -> rule.eventPattern().contains(stage.output("OnboardingStateMachineArn")))
                .findFirst().orElseThrow().name();
    }
}
