package dev.tenantonboarding.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** What must not stay unseen. */
final class Alarms {

    private static final int FIVE_MINUTES = 300;

    private Alarms() {
    }

    /** More tenants in quarantine than an inline policy has room for: a whole invoke role is denied, and with it all its tenants. */
    static void quarantineOverflow(Stack stack) {
        aboveZero(stack, "QuarantineOverflow", "QuarantineOverflow", "An invoke role denies all its tenants, as there is no room to name"
                + " those in quarantine: release or offboard some");
    }

    /** Whoever runs the platform should look: some policy says what it should not. */
    static void isolationViolated(Stack stack) {
        aboveZero(stack, "IsolationViolated", "TenantsViolated", "The last audit found tenants whose isolation does not hold: its document"
                + " says which, and by which probes");
    }

    private static void aboveZero(Stack stack, String id, String metric, String description) {
        CfnAlarm.Builder.create(stack, id)
                .alarmDescription(description)
                .namespace("TenantOnboarding")
                .metricName(metric)
                .dimensions(List.of(CfnAlarm.DimensionProperty.builder().name("Stack").value(Aws.STACK_NAME).build()))
                .statistic("Maximum")
                .period(FIVE_MINUTES)
                .evaluationPeriods(1)
                .comparisonOperator("GreaterThanThreshold")
                .threshold(0)
                // The functions tell the number whenever they run, and are silent otherwise.
                .treatMissingData("ignore")
                .build();
    }
}
