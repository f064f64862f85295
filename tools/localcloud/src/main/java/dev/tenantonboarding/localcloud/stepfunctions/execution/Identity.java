package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;

/** What stays the same about an execution. */
public record Identity(String arn, String name, String machineArn, String machineName, String roleArn, Instant startDate) {
}
