package dev.tenantonboarding.infra;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** Log groups that forget. */
final class Logs {

    private static final int RETENTION_DAYS = 30;

    /** What it takes to have AWS deliver to a log group; these actions know no resource. */
    static final String[] DELIVERY = {"logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups"};

    private Logs() {
    }

    static CfnLogGroup group(Stack stack, String id) {
        return CfnLogGroup.Builder.create(stack, id).retentionInDays(RETENTION_DAYS).build();
    }

    /**
     * A group that AWS itself delivers to. Each delivery adds to the account's one resource policy for logs, which is full after
     * some dozen groups, unless their names start like this.
     */
    static CfnLogGroup vended(Stack stack, String id, String service, String name) {
        var group = group(stack, id);
        group.setLogGroupName(vendedName(service, name));
        return group;
    }

    static String vendedName(String service, String name) {
        return "/aws/vendedlogs/" + service + "/" + name;
    }
}
