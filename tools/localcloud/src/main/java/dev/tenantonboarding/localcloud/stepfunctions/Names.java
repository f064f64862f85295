package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** The names and ARNs of machines and executions, and how AWS refuses others. */
final class Names {
    private static final int MAX_LENGTH = 80;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cc}]");
    private static final Pattern MACHINE = Pattern.compile("arn:aws:states:[a-z0-9-]+:\\d{12}:stateMachine:[^:/]+");
    private static final Pattern EXECUTION = Pattern.compile("arn:aws:states:[a-z0-9-]+:\\d{12}:execution:[^:/]+(/[^:/]+)?:[^:/]+");
    private static final Pattern MAP_RUN = Pattern.compile("arn:aws:states:[a-z0-9-]+:\\d{12}:mapRun:[^:/]+/[^:/]+:[^:/]+");

    private Names() {
    }

    static String check(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || FORBIDDEN.matcher(name).find()) {
            throw AwsError.of("InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }

    static String machineArn(String name) {
        return Aws.arn("states", "stateMachine:" + name);
    }

    static String executionArn(String machine, String name) {
        return Aws.arn("states", "execution:" + machine + ":" + name);
    }

    static void checkMachineArn(String arn) {
        check(arn, MACHINE);
    }

    /** Those that a Map Run started are told by its label. */
    static void checkExecutionArn(String arn) {
        check(arn, EXECUTION);
    }

    static void checkMapRunArn(String arn) {
        check(arn, MAP_RUN);
    }

    private static void check(String arn, Pattern pattern) {
        if (!arn.startsWith("arn:")) {
            throw AwsError.of("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
        }
        if (!pattern.matcher(arn).matches()) {
            throw AwsError.of("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: " + arn + "'");
        }
    }
}
