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
        CfnAlarm.Builder.create(stack, "QuarantineOverflow")
                .alarmDescription("An invoke role denies all its tenants, as there is no room to name those in quarantine:"
                        + " release or offboard some")
                .namespace("TenantOnboarding")
                .metricName("QuarantineOverflow")
                .dimensions(List.of(CfnAlarm.DimensionProperty.builder().name("Stack").value(Aws.STACK_NAME).build()))
                .statistic("Maximum")
                .period(FIVE_MINUTES)
                .evaluationPeriods(1)
                .comparisonOperator("GreaterThanThreshold")
                .threshold(0)
                // The function tells the number whenever it runs, and is silent otherwise.
                .treatMissingData("ignore")
                .build();
    }
}
