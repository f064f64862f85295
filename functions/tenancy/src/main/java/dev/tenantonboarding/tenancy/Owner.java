package dev.tenantonboarding.tenancy;

/** The execution, and which of its redrives, that alone may change a record. A count of 0 is the execution's first run. */
public record Owner(String executionArn, int redriveCount) {
    public Owner {
        if (executionArn.isBlank() || redriveCount < 0) {
            throw new IllegalArgumentException("an owner is an execution's ARN and a count that is not negative");
        }
    }

    /** Whether both are the same execution, perhaps on different redrives. */
    public boolean sameExecution(Owner other) {
        return executionArn.equals(other.executionArn);
    }

    /** The execution's name: the ARN's last part. */
    public String executionName() {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }
}
