package dev.tenantonboarding.tests.deliveries;

import dev.tenantonboarding.tests.stage.Stage;

/** The two workflows, and how each ends and what it tells then. */
enum Machine {
    ONBOARDING("OnboardingStateMachineArn", "ActivateTenant", "TenantOnboarded"),
    OFFBOARDING("OffboardingStateMachineArn", "RecordOffboarded", "TenantOffboarded");

    private final String output;
    private final String end;
    private final String announcement;

    Machine(String output, String end, String announcement) {
        this.output = output;
        this.end = end;
        this.announcement = announcement;
    }

    String arn(Stage stage) {
        return stage.output(output);
    }

    /** The last state, which publishes. */
    String end() {
        return end;
    }

    String announcement() {
        return announcement;
    }
}
