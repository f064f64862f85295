package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;

/**
 * What stays the same about an execution. Those that a Map Run starts are of machine {@code name/label}.
 *
 * @param machineArn such as {@code arn:aws:states:us-east-1:000000000000:stateMachine:name}
 */
public record Identity(String arn, String name, String machineArn, String machineName, String roleArn, Instant startDate) {

    /** The Map Run's ARN; one within a child execution is of the same machine. */
    String mapRunArn(String label, String id) {
        return machineOf(label).replace(":stateMachine:", ":mapRun:") + ":" + id;
    }

    Identity child(String label, String id, Instant start) {
        var machine = machineOf(label);
        return new Identity(machine.replace(":stateMachine:", ":execution:") + ":" + id, id, machine,
                machine.substring(machine.lastIndexOf(':') + 1), roleArn, start);
    }

    /** Whether a Map Run started it. */
    public boolean isChild() {
        return machineArn.contains("/");
    }

    /** The ARN of the machine that a Map Run's executions are of. */
    String machineOf(String label) {
        return machineArn.split("/", 2)[0] + "/" + label;
    }
}
